import { OWNER } from '../n8n/client.mjs';

/** Prints the information that the user needs after the start. */
export function showReady({ n8n, sandbox, filled, userFolder }) {
	const login = filled.ownAccount
		? 'with the e-mail address and password you chose'
		: `${OWNER.email}  /  ${OWNER.password}`;
	const lines = [
		'',
		'n8n with BigCommerce is ready.',
		'',
		`  Open     ${n8n.url}${filled.first ? `/workflow/${filled.first.id}` : ''}`,
		`  Log in   ${login}`,
		`  Sandbox  ${sandbox.url}  (a simulated BigCommerce store on this machine)`,
		'',
		'  Try this:',
		...(filled.first
			? [
					`  - The page that opens is the workflow "${filled.first.name}". Click "Execute workflow", then look at the sandbox: it`,
					'    shows each price before and after. The other examples are under Overview, at the top left.',
				]
			: []),
		'  - In a BigCommerce node, change the credential to "Sandbox: Orders read-only": the lists show what that account may do.',
		'  - Create a workflow, add BigCommerce Products, and select "Sandbox: Full access" as its credential.',
		'',
		`  Press Ctrl+C to stop both. Your workflows stay in the folder ${userFolder}.`,
		'',
	];
	if (filled.movedFrom) {
		lines.push(
			`  Note: port ${filled.movedFrom} is used by another program, so the sandbox is at ${sandbox.url} this time.`,
			`  The sandbox credentials in n8n still have port ${filled.movedFrom}. Change "Sandbox URL" in them, or free that port and start again.`,
			'',
		);
	}
	console.log(lines.join('\n'));
}
