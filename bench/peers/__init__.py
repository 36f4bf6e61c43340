"""What `against_peers.py` is made of: the data, the servers that are compared, the load, and the chart."""
