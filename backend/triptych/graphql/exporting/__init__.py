"""Lists as tables for spreadsheets: the same filters, order and sight as the pages have."""
