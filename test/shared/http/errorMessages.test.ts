import { describeNoResponse } from '../../../nodes/shared/http/errorMessages';
import { BLOCKED } from '../../../nodes/shared/http/networkErrors';

it.each([
	['ECONNREFUSED', 'The connection was refused.'],
	['ENOTFOUND', 'The DNS lookup of the server failed.'],
	['EAI_AGAIN', 'DNS server did not respond'],
	['EHOSTUNREACH', 'has no route to the server.'],
	['ENETUNREACH', "has no route to the server's network"],
	['ETIMEDOUT', 'The server took too long to respond.'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'TLS certificate is not valid'],
	[BLOCKED, 'SSRF protection'],
	[undefined, 'The connection was interrupted.'],
])('%s has words of its own, and they do not decide what became of the request', (code, words) => {
	const [sure, unsure] = [false, true].map(
		(mayHaveArrived) => describeNoResponse(code, mayHaveArrived).description,
	);
	expect(sure).toContain(words);
	expect(sure).toContain('Nothing was changed');
	expect(unsure).toContain(words);
	expect(unsure).toContain('It is not known whether');
	expect(unsure).not.toContain('Nothing was changed');
});
