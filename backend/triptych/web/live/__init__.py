"""Subscriptions to the letter of two protocols: graphql-transport-ws over WebSocket, and server-sent events."""
