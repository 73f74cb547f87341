import type { IDataObject, IWebhookFunctions, IAllExecuteFunctions } from 'n8n-workflow';
import { parse } from '../shared/http/parseBody';
import { roundTrip } from '../shared/http/roundTrip';
import { fingerprint, type App } from './app';
import { makeAttempt } from './attemptLimit';
import {
	readAuthQuery,
	readInstallation,
	storeIn,
	type AuthQuery,
	type Installation,
} from './installation';
import { isAllowed, type Call } from './readCallback';
import { REASONS, type Reason } from './rejectReasons';
import { note, sendTo, showPage, welcome } from './respond';
import { addStore, claimCode } from './savedInstallations';
import type { AppEvent } from './settings';

/** Handles an installation or a repeated approval: exchanges the temporary code for the store's token. */
export async function install(
	call: Call,
): Promise<{ event: AppEvent; item: IDataObject } | undefined> {
	const { context, app, settings, memory } = call;
	const query = readAuthQuery(call.query);
	const judged = query ? await exchange(call, query) : REASONS.malformed;
	const isExternal = query?.external_install !== undefined;
	const outcome = (word: string) =>
		`${app.environment.login}/app/${encodeURIComponent(app.clientId)}/install/${word}`;
	if ('status' in judged) {
		note(context, call.callback, judged);
		showPage(context, app.environment, judged.status, {
			title: 'The app could not be installed',
			text: judged.text,
			...(isExternal ? { next: outcome('failed') } : {}),
		});
		return undefined;
	}
	const isFirst = addStore(memory, judged.storeHash, judged.user.id);
	// Outside of the control panel, BigCommerce itself finishes the installation. Source: its guide to external installs.
	if (isExternal) sendTo(context, outcome('succeeded'));
	else welcome(context, app.environment, settings.pages.install);
	return { event: 'install', item: itemOf(call, judged, { isFirst, isExternal }) };
}

async function exchange(
	{ context, app, settings, memory, attempts }: Call,
	query: AuthQuery,
): Promise<Installation | Reason> {
	const storeHash = storeIn(query.context);
	if (!isAllowed(settings, storeHash)) return REASONS.store;
	if (lacks(settings, query.scope.split(' '))) return REASONS.scopes;
	const mark = fingerprint(query.code);
	if (memory.codes.includes(mark)) return REASONS.used;
	const giveBack = makeAttempt(
		attempts,
		{ storeHash, isKnown: memory.stores.includes(storeHash), sender: senderOf(context) },
		Date.now(),
	);
	if (!giveBack) return REASONS.crowded;
	claimCode(memory, mark);
	const { code, scope } = query;
	const answer = await exchangeCode(context, app, {
		code,
		scope,
		context: query.context,
		redirectUri: ownAddress(context),
	});
	if (!answer || answer.status >= 500) return REASONS.unreachable;
	if (answer.status !== 200) return REASONS.code;
	const installation = readInstallation(answer.body, query);
	if (!installation) return REASONS.answer;
	giveBack();
	return lacks(settings, installation.scopes) ? REASONS.scopes : installation;
}

/** The sender's IP address as n8n sees it. Behind a proxy it is the proxy's, unless n8n is configured for the proxy. */
function senderOf(context: IWebhookFunctions): string {
	const { ip, socket } = context.getRequestObject();
	return ip ?? socket.remoteAddress ?? '';
}

/** The URL that BigCommerce called and will compare. In a test execution it is the test URL; n8n 1 only knows the production URL. */
function ownAddress(context: IWebhookFunctions): string {
	const { getWebhookResourceUrl } = context as Partial<IWebhookFunctions>;
	return String(
		getWebhookResourceUrl
			? context.getWebhookResourceUrl('default')
			: context.getNodeWebhookUrl('default'),
	);
}

function lacks(
	{ refusesMissingScopes, expectedScopes }: Call['settings'],
	granted: string[],
): boolean {
	return refusesMissingScopes && compareScopes(granted, expectedScopes).missing.length > 0;
}

function itemOf(
	{ settings }: Call,
	{ accessToken, scopes, storeHash, user, owner, accountUuid }: Installation,
	{ isFirst, isExternal }: { isFirst: boolean; isExternal: boolean },
): IDataObject {
	const { missing, additional } = compareScopes(scopes, settings.expectedScopes);
	return {
		event: 'install',
		storeHash,
		...(settings.outputToken ? { accessToken } : {}),
		tokenReference: fingerprint(accessToken),
		scopes,
		missingScopes: missing,
		additionalScopes: additional,
		firstInstall: isFirst,
		externalInstall: isExternal,
		user,
		owner,
		accountUuid,
		time: new Date().toISOString(),
	} as unknown as IDataObject;
}

/** Scopes that every token has by default. */
const ALWAYS = new Set(['store_v2_default', 'users_basic_information']);

/** Compares granted and expected scopes. Both results are empty if no scopes are expected. */
export function compareScopes(
	granted: string[],
	expected: string[],
): { missing: string[]; additional: string[] } {
	if (expected.length === 0) return { missing: [], additional: [] };
	return {
		missing: expected.filter((scope) => !granted.includes(scope)),
		additional: granted.filter((scope) => !ALWAYS.has(scope) && !expected.includes(scope)),
	};
}

/** The parameters for exchanging the temporary code of an installation. */
interface CodeExchange {
	code: string;
	scope: string;
	context: string;
	/** Must equal the auth callback URL that the app is registered with. */
	redirectUri: string;
}

const PATIENCE = 15_000;
const MOST_BYTES = 1_000_000;

/**
 * Exchanges a temporary code for the access token of a store. Not retried: BigCommerce accepts a code only once, so a retry
 * would only hide the result of the first request. Never throws, because the error would contain the client secret.
 * @returns undefined if there was no response
 */
async function exchangeCode(
	{ helpers }: Pick<IAllExecuteFunctions, 'helpers'>,
	{ clientId, clientSecret, environment }: App,
	{ code, scope, context, redirectUri }: CodeExchange,
): Promise<{ status: number; body: unknown } | undefined> {
	const body = {
		client_id: clientId,
		client_secret: clientSecret,
		code,
		scope,
		context,
		grant_type: 'authorization_code',
		redirect_uri: redirectUri,
	};
	const response = await roundTrip(
		async (options) => await helpers.httpRequest(options),
		{
			method: 'POST',
			url: `${environment.login}/oauth2/token`,
			headers: { Accept: 'application/json' },
			body,
			disableFollowRedirect: true,
		},
		{ timeout: PATIENCE, maxBytes: MOST_BYTES },
	);
	return 'lost' in response ? undefined : { status: response.status, body: parse(response.bytes) };
}
