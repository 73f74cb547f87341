import { noContent } from '../responses/response';
import { notFound } from '../responses/apiError';
import { paginate } from '../responses/pagination';
import type { Call, Handler } from '../crud/call';
import { hasFilter } from '../crud/filters';
import { visible, type Id, type Row } from '../state/row';

const IDENTITY = { field: 'id', kind: 'uuid' } as const;

/** A shopper profile lists its segments. */
const segmentsOf = (profile: Row) => (profile.$segments as string[] | undefined) ?? [];

function segment({ store, params }: Call): string {
	if (!store.collection('segments').get(params.segmentId)) throw notFound();
	return params.segmentId;
}

function members(call: Call): Row[] {
	const id = segment(call);
	return call.store
		.collection('shopper-profiles')
		.all()
		.filter((profile) => segmentsOf(profile).includes(id));
}

const add: Handler = (call) => {
	const id = segment(call);
	const profiles = call.store.collection('shopper-profiles');
	const added: Row[] = (call.body as Id[]).map((profileId) => {
		const profile = profiles.get(profileId);
		if (!profile) throw notFound();
		return profiles.update(profileId, {
			$segments: [...new Set([...segmentsOf(profile), id])],
		}) as Row;
	});
	return { status: 201, data: added.map(visible) };
};

const take: Handler = (call) => {
	const id = segment(call);
	const ids = (call.query['id:in'] as string[] | undefined) ?? [];
	const chosen = members(call).filter(
		(profile) => !hasFilter(call.query) || ids.includes(String(profile.id)),
	);
	for (const profile of chosen) {
		const left = segmentsOf(profile).filter((each) => each !== id);
		call.store.collection('shopper-profiles').update(profile.id as Id, { $segments: left });
	}
	return noContent;
};

const ofProfile: Handler = (call) => {
	const profile = call.store.collection('shopper-profiles').get(call.params.shopperProfileId);
	if (!profile) throw notFound();
	const found = segmentsOf(profile).map((id) => call.store.collection('segments').get(id));
	const rows = found.filter((row) => row !== undefined);
	return paginate(call.operation, call.query, rows, IDENTITY);
};

/** Membership in customer segments. */
export const segments: Record<string, Handler> = {
	'GET v3 /segments/{segmentId}/shopper-profiles': (call) =>
		paginate(call.operation, call.query, members(call).map(visible), IDENTITY),
	'POST v3 /segments/{segmentId}/shopper-profiles': add,
	'DELETE v3 /segments/{segmentId}/shopper-profiles': take,
	'GET v3 /shopper-profiles/{shopperProfileId}/segments': ofProfile,
};
