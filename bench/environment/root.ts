import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(__dirname, '..', '..');

/** The store of the sandbox's account with full access. */
export const STORE = { hash: 'hearth24kq', token: 'sandbox-token-full-access' };
