import { randomBytes } from 'node:crypto';
import type { Store } from '../state/store';
import type { App } from './apps';

/** The approval that a temporary code represents. */
interface Permission {
	app: App;
	store: Store;
	scopes: string[];
	/** The URL that the code was sent to. */
	redirectUri: string;
}

const LIFETIME = 60_000;

/** Temporary codes: each can be exchanged once, within a minute. */
export function createCodes(now: () => number = Date.now) {
	const open = new Map<string, Permission & { until: number }>();
	return {
		issue(permission: Permission): string {
			const code = randomBytes(20).toString('hex');
			open.set(code, { ...permission, until: now() + LIFETIME });
			return code;
		},
		/** Uses up a code. Returns its approval, unless it is unknown, used or expired. */
		take(code: string): Permission | undefined {
			const found = open.get(code);
			open.delete(code);
			return found && found.until > now() ? found : undefined;
		},
		reset: () => open.clear(),
	};
}

/** The codes of one sandbox. */
export type Codes = ReturnType<typeof createCodes>;
