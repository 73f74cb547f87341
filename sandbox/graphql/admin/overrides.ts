import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { localId } from '../relay';
import { graphQlError } from '../errors';

/** A language of a channel; without a language, all languages of the channel. */
export interface Place {
	channelId: string;
	locale?: string | null;
}

const COLLECTION = 'overrides';
const EVERY_LOCALE = '*';

/** The overridden record: its kind and ID. */
type OverriddenRecord = readonly [kind: string, id: unknown];

function keyOf([kind, id]: OverriddenRecord, { channelId, locale }: Place): Row {
	return {
		kind,
		of: id,
		channel: localId('store/channel', channelId),
		locale: locale || EVERY_LOCALE,
	};
}

const found = (store: Store, thing: OverriddenRecord, place: Place) =>
	store.collection(COLLECTION).where(keyOf(thing, place))[0];

/** The overrides in a place, by name; undefined if there are none. */
export function overridesIn(store: Store, thing: OverriddenRecord, place: Place): Row | undefined {
	return found(store, thing, place)?.values as Row | undefined;
}

/** All places with overrides of a record. */
export function placesOf(
	store: Store,
	[kind, id]: OverriddenRecord,
): Array<{ place: Place; values: Row }> {
	return store
		.collection(COLLECTION)
		.where({ kind, of: id })
		.map(({ channel, locale, values }) => ({
			place: { channelId: `bc/store/channel/${String(channel)}`, locale: String(locale) },
			values: values as Row,
		}));
}

/** Adds overrides in a place to the existing ones. Refuses an unknown channel. */
export function addOverrides(
	store: Store,
	thing: OverriddenRecord,
	place: Place,
	values: Row,
): void {
	const rows = store.collection(COLLECTION);
	const key = keyOf(thing, place);
	if (!store.collection('channels').get(String(key.channel)))
		throw graphQlError(`Entity ${place.channelId} not found.`);
	const row = found(store, thing, place);
	if (row) rows.update(Number(row.id), { values: { ...(row.values as Row), ...values } });
	else rows.insert({ ...key, values });
}

/** Removes the named overrides, or all of them. */
export function removeOverrides(
	store: Store,
	thing: OverriddenRecord,
	place: Place,
	names?: string[] | null,
): void {
	const rows = store.collection(COLLECTION);
	const row = found(store, thing, place);
	if (!row) return;
	const left = names
		? Object.fromEntries(
				Object.entries(row.values as Row).filter(([name]) => !names.includes(name)),
			)
		: {};
	if (Object.keys(left).length > 0) rows.update(Number(row.id), { values: left });
	else rows.remove(Number(row.id));
}

/** Checks whether a place matches the requested channel and language, if set. */
export function isInPlace(
	{ channelId, locale }: Place,
	asked: Partial<Place> | null | undefined,
): boolean {
	return (
		(!asked?.channelId || asked.channelId === channelId) &&
		(!asked?.locale || asked.locale === locale)
	);
}
