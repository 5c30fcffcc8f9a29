// npm runs this before it packs what it cloned, so that an install from git comes with dist/. It runs it after every
// install in a clone as well; there nothing needs dist/ yet, and sources that do not compile must not fail an install.
import path from 'node:path';
import { build } from './build.mjs';
import { isBuilt, isInstalled } from './support/freshness.mjs';
import { root } from './support/root.mjs';

// Where npm was called: in the clone itself by who works on it, elsewhere by who installs it.
const isOwnInstall = path.resolve(process.env.INIT_CWD ?? root) === root;

if (!isOwnInstall && isInstalled() && !isBuilt()) process.exitCode = await build();
