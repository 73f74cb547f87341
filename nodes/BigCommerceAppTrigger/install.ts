import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { makeAttempt } from './attemptLimit';
import { fingerprint } from './fingerprint';
import {
	readAuthQuery,
	readInstallation,
	storeIn,
	type AuthQuery,
	type Installation,
} from './installation';
import { addStore, claimCode } from './savedInstallations';
import { compareScopes } from './scopes';
import { exchangeCode } from './tokenExchange';
import { note, sendTo, showPage, welcome } from './respond';
import { isAllowed, type Call } from './readCallback';
import { REASONS, type Reason } from './rejectReasons';
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
