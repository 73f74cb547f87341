import { describeNoResponse } from '../../../nodes/shared/http/errorMessages';
import { BLOCKED } from '../../../nodes/shared/http/networkErrors';

it.each([
	['ECONNREFUSED', 'The connection was refused.'],
	['ENOTFOUND', 'The name of the server could not be looked up.'],
	['EAI_AGAIN', 'name server did not answer'],
	['EHOSTUNREACH', 'There is no way to the server'],
	['ENETUNREACH', 'has no way to the server'],
	['ETIMEDOUT', 'The server took too long.'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not valid'],
	[BLOCKED, 'protection against SSRF'],
	[undefined, 'The connection broke off.'],
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
