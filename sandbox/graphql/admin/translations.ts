import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import {
	assertScope,
	changes,
	notFound,
	invalidValue,
	type AdminContext,
	type Problem,
} from './context';
import { localeCodes } from './locales';
import { TRANSLATABLE, type Translatable } from './translatable';

interface Place {
	resourceType: string;
	channelId: string;
	localeId: string;
}

interface Filters extends Place {
	resourceIds?: string[] | null;
	displayUntranslated?: boolean | null;
}

const COLLECTION = 'translations';
const SCOPE = 'store_translations';

const keyOf = ({ resourceType, channelId, localeId }: Place, resource: string) =>
	[resourceType, channelId, localeId, resource].join('|');
const rowAt = (store: Store, place: Place, resource: string): Row | undefined =>
	store.collection(COLLECTION).where({ key: keyOf(place, resource) })[0];

/** Alternative names from some guides: `pageTitle` for `page_title`. */
const plainName = (name: string) =>
	name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The translations of a record in one language of a channel. */
function toNode(store: Store, place: Place, { id, texts }: Translatable): Row {
	const resourceId = idOf(`store/${TRANSLATABLE[place.resourceType].id}`, id);
	const translated = (rowAt(store, place, resourceId)?.texts ?? {}) as Row;
	const fields = Object.entries(texts).map(([fieldName, original]) => ({
		fieldName,
		original,
		translation: translated[fieldName] ?? null,
	}));
	return {
		resourceId,
		fields,
		resources: [{ resourceId, fields }],
		$isTranslated: Object.keys(translated).length > 0,
	};
}

/** Refuses an unknown channel or language: languages must be added to a channel first. */
function problemWith(store: Store, { channelId, localeId }: Place): Problem | undefined {
	const code = localId('store/locale', localeId);
	return localeCodes(store, channelId).includes(code)
		? undefined
		: invalidValue(`Channel ${channelId} has no locale ${code}.`);
}

function listed(
	{ store }: AdminContext,
	{ resourceIds, displayUntranslated, ...place }: Filters,
): Row[] {
	const problem = problemWith(store, place);
	if (problem) throw graphQlError(problem.message);
	const nodes = TRANSLATABLE[place.resourceType]
		.list(store)
		.map((translatable) => toNode(store, place, translatable));
	return nodes.filter(
		({ resourceId, $isTranslated }) =>
			(!resourceIds || resourceIds.includes(String(resourceId))) &&
			(displayUntranslated !== false || $isTranslated),
	);
}

/** Applies a function to every existing record and text. Reports the others as errors and continues. */
function each(
	store: Store,
	place: Place,
	given: Array<{ resourceId: string; names: string[] }>,
	work: (texts: Row, name: string, index: number, resource: number) => void,
): Problem[] {
	const problem = problemWith(store, place);
	if (problem) return [problem];
	const kind = TRANSLATABLE[place.resourceType];
	const namesByResource = new Map(
		kind.list(store).map((thing) => [idOf(`store/${kind.id}`, thing.id), thing]),
	);
	return given.flatMap(({ resourceId, names }, resource) => {
		const thing = namesByResource.get(resourceId);
		if (!thing) return [notFound(resourceId)];
		const texts = { ...((rowAt(store, place, resourceId)?.texts ?? {}) as Row) };
		const isKnown = (name: string) => plainName(name) in thing.texts || name in thing.texts;
		names.forEach(
			(name, index) =>
				isKnown(name) && work(texts, name in thing.texts ? name : plainName(name), index, resource),
		);
		save(store, place, resourceId, texts);
		const fields = names.filter((name) => !isKnown(name));
		return fields.length
			? [
					{
						__typename: 'InvalidTranslationEntityFieldsError',
						id: resourceId,
						message: 'Unsupported translation entity fields.',
						fields,
					},
				]
			: [];
	});
}

function save(store: Store, place: Place, resource: string, texts: Row): void {
	const rows = store.collection(COLLECTION);
	const row = rowAt(store, place, resource);
	if (row) rows.update(Number(row.id), { texts });
	else rows.insert({ key: keyOf(place, resource), texts });
}

interface Update extends Place {
	entities: Array<{ resourceId: string; fields: Array<{ fieldName: string; value: string }> }>;
}

interface Delete extends Place {
	resources: Array<{ resourceId: string; fields: string[] }>;
}

/** Translations of the store's texts, by language and channel. */
export const translations = {
	Store: {
		translations: (
			_store: Row,
			{ filters, ...page }: PageArguments & { filters: Filters },
			context: AdminContext,
		) => {
			assertScope(context, SCOPE, `${SCOPE}_read_only`);
			return connection(listed(context, filters), page, (node) => node);
		},
	},
	Translation: {
		updateTranslations: changes(
			SCOPE,
			(_parent, { input: { entities, ...place } }: { input: Update }, { store }) => ({
				errors: each(
					store,
					place,
					entities.map(({ resourceId, fields }) => ({
						resourceId,
						names: fields.map(({ fieldName }) => fieldName),
					})),
					(texts, name, index, resource) => {
						texts[name] = entities[resource].fields[index].value;
					},
				),
			}),
		),
		deleteTranslations: changes(
			SCOPE,
			(_parent, { input: { resources, ...place } }: { input: Delete }, { store }) => ({
				errors: each(
					store,
					place,
					resources.map(({ resourceId, fields }) => ({ resourceId, names: fields })),
					(texts, name) => {
						delete texts[name];
					},
				),
			}),
		),
	},
};
