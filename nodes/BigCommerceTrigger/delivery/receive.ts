import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Connection } from '../../shared/http/types';
import { jsonOf, verifyDelivery, type Arrival, type RejectReason } from './verifyDelivery';
import { answerInquiry, INQUIRY_HEADER } from '../catchUp/crossProcessDedupe';
import { itemOf } from './outputItem';
import { isSecret, PROOF_HEADER } from '../hooks/sharedSecret';
import { markSeen } from './seenEvents';
import { takeBurst } from './burstBuffer';
import { settingsFrom, triggerConnection } from '../settings';
import { save, stateOf, type State } from '../state';

/** Milliseconds that a credential is used before it is read again. */
const CREDENTIAL_FRESH = 30_000;

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes a delivery: believes it or refuses it, answers, and only then works. BigCommerce blocks the whole domain where answers
 * are slow; the record is therefore read in the execution that starts here.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = stateOf(this);
	const { registration } = state;
	const arrival = arrivalOf(this);
	// Before anything that costs: who does not know the secret shall not keep n8n busy.
	if (
		!registration ||
		!isSecret(arrival.headers[PROOF_HEADER.toLowerCase()], registration.secretHash)
	)
		return refuse(this, state, 'secret');
	if (arrival.headers[INQUIRY_HEADER.toLowerCase()] !== undefined)
		return tell(this, state, arrival);
	const { clientSecret } = (await freshCaller(this, state)).account;
	const judgement = verifyDelivery(
		arrival,
		{
			...registration,
			mustBeSigned: state.memory.signed,
			...(clientSecret ? { clientSecret } : {}),
		},
		Date.now() / 1000,
	);
	if ('refused' in judgement) return refuse(this, state, judgement.refused);

	// All that may go wrong comes before the answer: BigCommerce then tries again.
	const { delivery, signed } = judgement;
	const { raw, includeDuplicates } = settingsFrom(this.getNodeParameter.bind(this), this.getNode());
	const { scope, data, created_at: time } = delivery;
	const item = itemOf(
		{ scope, data, time, storeHash: registration.storeHash, fetched: {}, raw: delivery },
		raw,
	);
	const isNew = markSeen(state.memory.told, delivery);
	answer(this, 200);
	state.takesDeliveries = true;
	if (signed) state.memory.signed = true;
	if (!isNew && !includeDuplicates) return ANSWERED;
	const items = await takeBurst(state.queue, isNew ? item : { ...item, duplicate: true });
	if (items.length === 0) return ANSWERED;
	save(this, state);
	return { ...ANSWERED, workflowData: [items.map((json) => ({ json }))] };
}

/** Another process of this n8n asks what the workflow was told of. */
function tell(context: IWebhookFunctions, state: State, { body }: Arrival): IWebhookResponseData {
	const answered = answerInquiry(body && jsonOf(body), state.memory.told);
	if (!answered) return refuse(context, state, 'shape');
	context
		.getResponseObject()
		.status(200)
		.setHeader('content-type', 'application/json')
		.end(JSON.stringify(answered));
	return ANSWERED;
}

/** Says nothing but no. */
function refuse(
	context: IWebhookFunctions,
	{ refused }: State,
	reason: RejectReason,
): IWebhookResponseData {
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

async function freshCaller(context: IWebhookFunctions, state: State): Promise<Connection> {
	const now = Date.now();
	// Nor longer, should n8n's clock have been put back.
	if (!state.caller || state.caller.until < now || state.caller.until > now + CREDENTIAL_FRESH) {
		const caller = triggerConnection(context, context.getNodeParameter.bind(context));
		state.caller = { caller, until: now + CREDENTIAL_FRESH };
		caller.catch(() => delete state.caller);
	}
	return await state.caller.caller;
}
