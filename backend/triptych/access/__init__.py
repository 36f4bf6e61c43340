"""Who is it, may they, where may they, why not, and who can: policy, grants, delegation, separation of duties."""
