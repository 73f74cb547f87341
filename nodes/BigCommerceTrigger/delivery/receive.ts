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

/** Milliseconds until a credential is read again. */
const CREDENTIAL_FRESH = 30_000;

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Receives a delivery: verifies it, responds, and only then does the work. BigCommerce blocks the whole domain if responses
 * are slow, so the record is read in the execution that starts here.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = stateOf(this);
	const { registration } = state;
	const arrival = arrivalOf(this);
	// Checked before anything expensive: a sender without the secret must not keep n8n busy.
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

	// Everything that can fail comes before the response, so that BigCommerce retries.
	const { delivery, signed } = judgement;
	const { raw, includeDuplicates } = settingsFrom(
		this.getNodeParameter.bind(this),
		this.getNode(),
		this.getTimezone(),
	);
	const item = itemOf({ ...delivery, storeHash: registration.storeHash, fetched: {} }, raw);
	const isNew = markSeen(state.memory.seenEvents, delivery);
	answer(this, 200);
	state.takesDeliveries = true;
	if (signed) state.memory.signed = true;
	if (!isNew && !includeDuplicates) return ANSWERED;
	const items = await takeBurst(state.queue, isNew ? item : { ...item, duplicate: true });
	if (items.length === 0) return ANSWERED;
	save(this, state);
	return { ...ANSWERED, workflowData: [items.map((json) => ({ json }))] };
}

/** Answers an inquiry of another process of this n8n about events already reported. */
function tell(context: IWebhookFunctions, state: State, { body }: Arrival): IWebhookResponseData {
	const answered = answerInquiry(body && jsonOf(body), state.memory.seenEvents);
	if (!answered) return refuse(context, state, 'shape');
	context
		.getResponseObject()
		.status(200)
		.setHeader('content-type', 'application/json')
		.end(JSON.stringify(answered));
	return ANSWERED;
}

/** Answers 401 without a body. */
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
	// The last condition covers a clock that was set back.
	if (
		!state.connection ||
		state.connection.until < now ||
		state.connection.until > now + CREDENTIAL_FRESH
	) {
		const connection = triggerConnection(context, context.getNodeParameter.bind(context));
		state.connection = { connection, until: now + CREDENTIAL_FRESH };
		connection.catch(() => delete state.connection);
	}
	return await state.connection.connection;
}
