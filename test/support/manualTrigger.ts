/** The node that starts a workflow with n8n's button. */
export const MANUAL_TRIGGER = {
	id: '1',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
