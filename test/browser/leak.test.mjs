/** 100 times: insert, call, hang up, remove. Nothing stays: no connection, track, socket or element, and the heap stays level. */
import { test } from 'node:test';
import { repeatCalls } from './support/leaks.mjs';

test('100 calls', { timeout: 240_000 }, () => repeatCalls({ cycles: 100, warm: 50 }));
