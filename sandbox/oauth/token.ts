import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { hasSameScopes, type Login } from './apps';
import { ACCOUNT_UUID, peopleOf, printScopes, readScopes } from '../accounts';

const text = z.string().min(1);
const shape = z.object({
	client_id: text,
	client_secret: text,
	code: text,
	scope: text,
	context: text,
	grant_type: text,
	redirect_uri: text,
});

type Ask = z.infer<typeof shape>;
type Refusal = { status: 400 | 401; error: string; error_description: string };

const refusal = (error: string, error_description: string, status: 400 | 401 = 400): Refusal => ({
	status,
	error,
	error_description,
});

/** `/oauth2/token`: exchanges a code for the token of a store. Credentials are accepted only in the body. */
export function createToken(login: Login): Hono {
	const app = new Hono();
	app.post('/oauth2/token', async (context) => {
		context.header('Cache-Control', 'no-store');
		if (context.req.header('Authorization'))
			return refuse(
				context,
				refusal('invalid_client', 'Client credentials must be in the body, not in a header.', 401),
			);
		if (new URL(context.req.url).search !== '')
			return refuse(
				context,
				refusal('invalid_request', 'Parameters must be in the body, not in the URL.'),
			);
		const parsed = shape.safeParse(await readBody(context));
		if (!parsed.success)
			return refuse(
				context,
				refusal(
					'invalid_request',
					`Missing or wrong: ${parsed.error.issues.map(({ path }) => path.join('.') || 'body').join(', ')}`,
				),
			);
		const answer = exchange(login, parsed.data);
		return 'error' in answer ? refuse(context, answer) : context.json(answer);
	});
	return app;
}

function exchange({ apps, codes, installs }: Login, asked: Ask): Refusal | object {
	const app = apps.byClient(asked.client_id);
	if (!app || app.clientSecret !== asked.client_secret)
		return refusal('invalid_client', 'The client ID or secret is wrong.', 401);
	if (asked.grant_type !== 'authorization_code')
		return refusal('unsupported_grant_type', 'The grant type must be "authorization_code".');
	// From here on the code is used up, even if the exchange fails.
	const permission = codes.take(asked.code);
	if (!permission || permission.app.id !== app.id)
		return refusal('invalid_grant', 'The code is unknown, used or expired.');
	const { store, scopes, redirectUri } = permission;
	if (asked.redirect_uri !== redirectUri)
		return refusal('invalid_grant', 'The redirect URI is not the one that the code was sent to.');
	if (asked.context !== `stores/${store.hash}`)
		return refusal('invalid_grant', 'The context does not match the code.');
	if (!hasSameScopes(readScopes(asked.scope), scopes))
		return refusal('invalid_scope', 'The scope does not match the code.');
	const { accessToken } = installs.grant(app, store, scopes);
	const { owner } = peopleOf(store);
	return {
		access_token: accessToken,
		scope: printScopes(scopes),
		user: owner,
		owner,
		context: asked.context,
		account_uuid: ACCOUNT_UUID,
	};
}

function refuse(context: Context, { status, ...body }: Refusal) {
	return context.json(body, status);
}

async function readBody({ req }: Context): Promise<unknown> {
	const type = req.header('content-type') ?? '';
	if (type.startsWith('application/json')) return await req.json().catch(() => undefined);
	return type.startsWith('application/x-www-form-urlencoded') ? await req.parseBody() : undefined;
}
