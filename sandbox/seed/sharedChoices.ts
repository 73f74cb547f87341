import type { Store } from '../state/store';

const SHARED: Array<[kind: string, type: string, name: string, labels: string[]]> = [
	['options', 'swatch', 'Glaze', ['Celadon', 'Tenmoku', 'Ash']],
	['options', 'rectangles', 'Set of', ['Two', 'Four', 'Six']],
	['modifiers', 'dropdown', 'Wrapping', ['None', 'Brown paper', 'Linen cloth']],
	['modifiers', 'text', 'Engraving', []],
];

/** Shared options and modifiers. No product uses them yet. */
export function seedSharedChoices(store: Store): void {
	for (const [kind, type, display_name, labels] of SHARED) {
		const collection = `shared-${kind}`;
		const { id } = store.collection(collection).insert({ type, display_name, required: false });
		labels.forEach((label, index) =>
			store
				.collection(`${collection}/values`)
				.insert({ [`$${collection}`]: id, label, is_default: index === 0 }),
		);
	}
}
