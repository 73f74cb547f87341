import { msg } from '../shared/text/message';

/** Why a callback is refused: the status, the text for a user of the control panel, and the text for n8n's log. */
export interface Reason {
	status: 400 | 401 | 403 | 409 | 429 | 500 | 502;
	text: string;
	log: string;
}

const AGAIN = 'Open the control panel of the store and start again from there.';
const IF_ALWAYS = "If this always happens, n8n's log tells the app's developer the reason.";

export const REASONS = {
	malformed: {
		status: 400,
		text: msg`This address is not complete. ${AGAIN}`,
		log: 'parameters are missing or invalid',
	},
	forged: {
		status: 401,
		text: msg`BigCommerce did not sign this, or not for this app. ${AGAIN} ${IF_ALWAYS}`,
		log: 'the signed payload is not valid for this app',
	},
	expired: {
		status: 401,
		text: msg`This address is not valid at this time. ${AGAIN}`,
		log: 'the signed payload has expired or is not valid yet',
	},
	used: {
		status: 409,
		text: msg`This address was used already; each one works once. ${AGAIN}`,
		log: 'it was already used',
	},
	store: {
		status: 403,
		text: msg`This app is not for this store.`,
		log: 'its store is not in "Only These Stores"',
	},
	user: {
		status: 403,
		text: msg`Only the owner of the store, or who installed the app, may uninstall it.`,
		log: 'its user neither owns the store nor installed the app. If such users uninstall your app, choose "Anybody" under Options → Accept Uninstalling By',
	},
	crowded: {
		status: 429,
		text: msg`Too many installations did not succeed within the last minute. Wait a minute, then open the control panel of the store and start again from there.`,
		log: 'too many codes were invalid within the last minute',
	},
	settings: {
		status: 500,
		text: msg`This app is not set up completely. Its developer has to look after it.`,
		log: 'the node or its credential is not configured correctly',
	},
	scopes: {
		status: 403,
		text: msg`The app needs more scopes than it was given. Its developer has to change them in the Developer Portal.`,
		log: 'expected scopes are missing',
	},
	code: {
		status: 400,
		text: msg`BigCommerce did not confirm this installation. ${AGAIN} ${IF_ALWAYS}`,
		log: "login.bigcommerce.com did not accept the code. If installing never works, check that the auth callback URL in the Developer Portal is this node's, and the client ID and secret in the credential",
	},
	answer: {
		status: 400,
		text: msg`BigCommerce did not confirm this installation for this store. ${AGAIN} ${IF_ALWAYS}`,
		log: 'the response of login.bigcommerce.com was not about this installation',
	},
	unreachable: {
		status: 502,
		text: msg`BigCommerce could not be reached to finish the installation. ${AGAIN} ${IF_ALWAYS}`,
		log: 'login.bigcommerce.com did not respond',
	},
} satisfies Record<string, Reason>;
