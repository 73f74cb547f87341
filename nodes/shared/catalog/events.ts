import type { WebhookEvents } from '../../../catalog/webhookEventTypes';

/** The events of webhooks and the lists of records that show missed ones. Read when they are needed. */
export function webhookEvents(): WebhookEvents {
	return require('../../../catalog/webhookEvents.json') as WebhookEvents;
}
