import type { Job } from './job';

/** Stock at locations. */
export const INVENTORY_JOBS: Record<string, Job> = {
	'stock set to a number': {
		operation: 'inventoryAdjustment.absolute',
		fields: { reason: 'Stocktaking', location_id: 1, variant_id: 1, quantity: '12' },
		sends: 'PUT /v3/inventory/adjustments/absolute',
		body: { reason: 'Stocktaking', items: [{ location_id: 1, variant_id: 1, quantity: 12 }] },
	},
	'stock taken out': {
		operation: 'inventoryAdjustment.relative',
		fields: { location_id: 1, variant_id: 1, quantity: -2 },
		sends: 'POST /v3/inventory/adjustments/relative',
		body: { items: [{ location_id: 1, variant_id: 1, quantity: -2 }] },
	},
	'a warning level at a location': {
		operation: 'inventoryItem.updateSettingsAtLocation',
		at: { locationId: 1 },
		fields: { identity: { variant_id: 1 }, warning_level: 5 },
		sends: 'PUT /v3/inventory/locations/1/items',
		body: { settings: [{ identity: { variant_id: 1 }, warning_level: 5 }] },
	},
};
