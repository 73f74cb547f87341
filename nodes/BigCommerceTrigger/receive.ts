import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Caller } from '../shared/transport/send';
import { judge, type Arrival, type Reason } from '../shared/webhooks/delivery';
import { itemOf } from '../shared/webhooks/output';
import { isSecret, PROOF_HEADER } from '../shared/webhooks/sharedSecret';
import { claim, disclaim } from '../shared/webhooks/told';
import { settingsFrom, triggerCaller } from './settings';
import { isTimeToSave, saveInTurn, stateOf, type State } from './state';

/** Milliseconds that a credential is used before it is read again. */
const CREDENTIAL_FRESH = 30_000;

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes a delivery: believes it or refuses it, and answers. The record is read in the execution that it starts, so that
 * BigCommerce does not wait for it. Of few deliveries each is answered here, at once. When many come in, n8n answers as soon
 * as it has noted the execution: answered at once, more would come in than n8n can note, and it would drop them after a minute.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = stateOf(this);
	const { registration } = state;
	const arrival = arrivalOf(this);
	// Before anything that costs: who does not know the secret shall not keep n8n busy.
	if (!registration || !isSecret(arrival.headers[PROOF_HEADER.toLowerCase()], registration.secret)) return refuse(this, state, 'secret');
	const { clientSecret } = (await freshCaller(this, state)).account;
	const judgement = judge(arrival, { ...registration, mustBeSigned: state.memory.signed, ...(clientSecret ? { clientSecret } : {}) }, Date.now() / 1000);
	if ('refused' in judgement) return refuse(this, state, judgement.refused);

	const { delivery, signed } = judgement;
	if (signed) state.memory.signed = true;
	const { told } = state.memory;
	const isNew = claim(told, delivery);
	const { raw, includeDuplicates } = settingsFrom(this.getNodeParameter.bind(this));
	if (!isNew && !includeDuplicates) return answer(this, 200);
	const { scope, data, created_at: time } = delivery;
	const item = itemOf({ scope, data, time, storeHash: registration.storeHash, fetched: {}, raw: delivery, duplicate: !isNew }, raw);
	const workflowData = [[{ json: item }]];
	// n8n saves what is to be saved only where the node itself has answered.
	if (isTimeToSave(state) || !state.isSavingSoon) {
		answer(this, 200);
		await saveInTurn(this, state);
		return { ...ANSWERED, workflowData };
	}
	const response = this.getResponseObject();
	// n8n could not note the execution: BigCommerce delivers again, and then it is no double.
	if (isNew) response.once('finish', () => response.statusCode >= 400 && disclaim(told, delivery));
	return { workflowData };
}

/** Says nothing but no. */
function refuse(context: IWebhookFunctions, { refused }: State, reason: Reason): IWebhookResponseData {
	refused[reason] = (refused[reason] ?? 0) + 1;
	return answer(context, 401);
}

function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return ANSWERED;
}

function arrivalOf(context: IWebhookFunctions): Arrival {
	const { headers, rawBody } = context.getRequestObject();
	return { headers, ...(Buffer.isBuffer(rawBody) ? { body: rawBody } : {}) };
}

async function freshCaller(context: IWebhookFunctions, state: State): Promise<Caller> {
	const now = Date.now();
	if (!state.caller || state.caller.until < now) {
		state.caller = { caller: await triggerCaller(context, context.getNodeParameter.bind(context)), until: now + CREDENTIAL_FRESH };
	}
	return state.caller.caller;
}
