import type { Account } from './accounts';
import type { Sandbox } from './server';

/** What the terminal shows when the sandbox has started. The tokens are made up and open nothing else. */
export function announcement({ url, accounts }: Pick<Sandbox, 'url' | 'accounts'>): string {
	const blocks = accounts.map(describe);
	return [
		`Hearth & Table, a made-up BigCommerce store, is at ${url}`,
		...blocks,
		'Ctrl-C ends it.',
	].join('\n\n');
}

function describe({ name, kind, storeHash, accountUuid, accessToken, scopes }: Account): string {
	const listed = scopes.length > 6 ? `${scopes.length} scopes (all)` : scopes.join(', ');
	return [
		`  ${name} (${kind}-level)`,
		`    ${storeHash ? `store    ${storeHash}` : `account  ${accountUuid}`}`,
		`    token    ${accessToken}`,
		`    scopes   ${listed}`,
	].join('\n');
}
