/**
 * The version of nodes with webhooks. Not 1: for version 1 of such a node, n8n 2.41 evaluates an expression with each request
 * (parseRequestBody in its webhook-helpers), which takes longer than everything that our nodes do before they respond.
 */
export const WEBHOOK_NODE_VERSION = 1.1;
