/** Forgets who was who and whom they knew: the next test begins among strangers. */
export function forgetIdentities(): Promise<void> {
  const request = indexedDB.deleteDatabase('peer-elements-identity');
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error as DOMException);
  });
}
