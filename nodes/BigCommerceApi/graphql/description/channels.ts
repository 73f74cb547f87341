import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { z } from 'zod';

import { messageError } from '../../../shared/errors/nodeError';
import { editorConnection } from '../../../shared/accounts/connection';
import type { Request } from '../../../shared/http/request';
import { ApiError, send } from '../../../shared/http/send';
import { defaultSendOptions } from '../../../shared/http/sendOptions';
import { msg } from '../../../shared/text/message';

/** Milliseconds to wait for a response while the editor shows the field. */
const PATIENCE = 5_000;

/** One page is enough: no store has that many channels. */
const REQUEST: Request = {
	server: 'v3',
	method: 'GET',
	path: '/channels',
	query: [['limit', '250']],
};

const channel = z.object({
	id: z.number(),
	name: z.string().catch(''),
	type: z.string().catch('storefront'),
	status: z.string().catch(''),
});
type Channel = z.infer<typeof channel>;

/** The readable channels of a list; the others are skipped. @throws ApiError if it is not a list */
function channelsIn(body: unknown): Channel[] {
	const { data } = (body ?? {}) as { data?: unknown };
	if (!Array.isArray(data))
		throw new ApiError(
			{
				message: msg`BigCommerce answered with something that is not a list of channels`,
				description: 'Try again in a minute.',
			},
			'refused',
		);
	return data.flatMap((value: unknown) => {
		const { success, data: read } = channel.safeParse(value);
		return success ? [read] : [];
	});
}

/** The storefronts of the store. Throws an error that the dropdown shows. */
export async function listChannels(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const read = async () => {
		const connection = await editorConnection(this);
		const { body } = await send(this, connection, REQUEST, {
			...defaultSendOptions(REQUEST),
			giveUpAfter: PATIENCE,
		});
		return channelsIn(body);
	};
	const found = await read().catch((error: Error) => error);
	if (found instanceof Error)
		throw messageError(
			found,
			this.getNode(),
			'You can still choose "By ID": the store\'s first storefront is channel 1.',
		);
	const text = filter.trim().toLowerCase();
	const wanted = found
		.filter(({ type }) => type === 'storefront')
		.filter(({ id, name }) => name.toLowerCase().includes(text) || String(id) === text);
	return {
		results: wanted.map(({ id, name, status }) => ({
			name: [name || `Channel ${id}`, status].filter(Boolean).join(' · '),
			value: String(id),
		})),
	};
}
