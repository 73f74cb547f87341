import type { Account } from './accounts';
import type { Sandbox } from './server';

/** The text that the terminal shows after the start. The tokens are invented and work only here. */
export function announcement({ url, accounts }: Pick<Sandbox, 'url' | 'accounts'>): string {
	const blocks = accounts.map(describe);
	return [
		`Hearth & Table, a simulated BigCommerce store, is running at ${url}`,
		...blocks,
		'Press Ctrl+C to stop.',
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
