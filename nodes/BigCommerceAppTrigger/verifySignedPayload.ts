import type { IDataObject } from 'n8n-workflow';

import { fingerprint } from './app';
import { claimPayload, hasInstalled, removeStore, type AppMemory } from './savedInstallations';
import { verifySignedPayload, type SignedPayload } from './signedPayload';
import { note, say, showPage, welcome } from './respond';
import { isAllowed, type Call } from './readCallback';
import { REASONS, type Reason } from './rejectReasons';
import type { AppEvent } from './settings';

/** Handles a signed callback. Load comes from a browser, which needs a page; the others from BigCommerce's servers, which need JSON. */
export async function signed(
	call: Call,
	event: Exclude<AppEvent, 'install'>,
): Promise<{ event: AppEvent; item: IDataObject } | undefined> {
	const { context, app, settings, memory, query } = call;
	const judged = judge(call, event, (query as IDataObject | undefined)?.signed_payload_jwt);
	if ('status' in judged) {
		note(context, call.callback, judged);
		if (event === 'load')
			showPage(context, app.environment, judged.status, {
				title: 'The app could not be opened',
				text: judged.text,
			});
		else say(context, judged.status, { message: judged.text });
		return undefined;
	}
	if (event === 'uninstall') removeStore(memory, judged.storeHash);
	if (event === 'load') welcome(context, app.environment, settings.pages.load);
	else say(context, 200, {});
	return { event, item: itemOf(event, judged) };
}

function judge(
	{ app, settings, memory }: Call,
	event: AppEvent,
	token: unknown,
): SignedPayload | Reason {
	const now = Date.now() / 1000;
	const verdict = verifySignedPayload(token, app, now);
	if ('refused' in verdict)
		return verdict.refused === 'malformed'
			? REASONS.malformed
			: ['expired', 'early'].includes(verdict.refused)
				? REASONS.expired
				: REASONS.forged;
	const { payload } = verdict;
	if (!isAllowed(settings, payload.storeHash)) return REASONS.store;
	if (event === 'uninstall' && !settings.anybodyUninstalls && !mayUninstall(memory, payload))
		return REASONS.user;
	return claimPayload(memory, fingerprint(String(token)), payload.until, now)
		? payload
		: REASONS.used;
}

/**
 * Checks that a user may uninstall the app. A payload does not say which callback it is for, and everyone who opens the app has
 * one in the browser. Users who may only open the app cannot uninstall it. Source: BigCommerce's guide to multiple users.
 * BigCommerce documents no way to learn who else may uninstall.
 */
function mayUninstall(memory: AppMemory, { storeHash, user, owner }: SignedPayload): boolean {
	return user.id === owner.id || hasInstalled(memory, storeHash, user.id);
}

function itemOf(
	event: AppEvent,
	{ storeHash, user, owner, url, channelId }: SignedPayload,
): IDataObject {
	const opened = event === 'load' ? { url, channelId } : {};
	return { event, storeHash, user, owner, ...opened, time: new Date().toISOString() };
}
