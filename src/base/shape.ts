/** Says whether a value that came from elsewhere has the shape that the code behind it expects. */
export type Shape<T> = (value: unknown) => value is T;

type Of<S> = S extends Shape<infer T> ? T : never;
type Optional<S> = { [K in keyof S]: undefined extends Of<S[K]> ? K : never }[keyof S];
type Members<S> = { [K in Exclude<keyof S, Optional<S>>]: Of<S[K]> } & {
  [K in Optional<S>]?: Exclude<Of<S[K]>, undefined>;
};

export type ShapeOf<S> = Of<S>;

export const text =
  (most: number, least = 0): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length >= least && value.length <= most;

export const oneOf =
  <const T extends string | number>(...values: T[]): Shape<T> =>
  (value): value is T =>
    values.includes(value as T);

export const flag: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

export const count: Shape<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export const maybe =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || shape(value);

/** Own members only: what hides behind `__proto__` is not there. Members that it does not name are let be. */
export const object =
  <S extends Record<string, Shape<unknown>>>(members: S): Shape<Members<S>> =>
  (value): value is Members<S> =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(members).every((key) =>
      members[key]?.(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined),
    );

export const either =
  <A, B>(a: Shape<A>, b: Shape<B>): Shape<A | B> =>
  (value): value is A | B =>
    a(value) || b(value);

/** The JSON in `data` if it is a text of at most `most` characters with that shape, else null. */
export function parse<T>(data: unknown, most: number, shape: Shape<T>): T | null {
  if (typeof data !== 'string' || data.length > most) return null;
  try {
    const value: unknown = JSON.parse(data);
    return shape(value) ? value : null;
  } catch {
    return null;
  }
}
