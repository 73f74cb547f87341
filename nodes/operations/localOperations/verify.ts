import type { OwnWork } from '../../../catalog/types';
import type { Claims, Refusal } from '../../shared/jwt/claims';
import { verifyJwt } from '../../shared/jwt/verify';
import { InputError } from '../../shared/utils/coerce';
import { fillTemplate, type TemplateValues } from './template';
import { msg } from '../../shared/text/message';

const REASONS: Record<Refusal, string> = {
	malformed: 'it is not a token',
	algorithm: 'it is not signed the way BigCommerce signs',
	signature:
		'it was not signed with the client secret of this credential, or was changed afterwards',
	audience: 'it was made for another app',
	issuer: 'it does not come from BigCommerce, or is another kind of token',
	subject: 'it is about something else',
	expired: 'it has expired',
	early: 'it is not valid yet',
	identity: 'it has no ID',
};

/**
 * Verifies a token that BigCommerce signed with the client secret, as described in the catalog.
 * @param known the field values, and clientId and storeHash
 * @param now seconds
 * @returns the claims of the token
 * @throws InputError for any token that cannot be trusted; the error never contains the token
 */
export function verify(
	{ token, audience, issuer, claims }: Extract<OwnWork, { kind: 'verify' }>,
	values: TemplateValues,
	clientSecret: string,
	now: number,
): Claims {
	const verdict = verifyJwt(
		fillTemplate(token, values),
		clientSecret,
		{ audience: String(fillTemplate(audience, values)), issuer, mustExpire: true },
		now,
	);
	if ('refused' in verdict) throw refusal(REASONS[verdict.refused]);
	const wrong = Object.entries(fillTemplate(claims, values) as Claims).find(
		([name, value]) => verdict.claims[name] !== value,
	);
	if (wrong)
		throw refusal(
			wrong[0] === 'store_hash' ? 'it is about another store' : 'it is another kind of token',
		);
	return verdict.claims;
}

function refusal(reason: string): InputError {
	return new InputError(
		msg`The token cannot be trusted: ${reason}`,
		'Do not use its content. If a workflow often receives such tokens, choose "Continue (using error output)" under Settings → On Error.',
	);
}
