"""How the model is asked: types, mutations, and the reader that answers selections with SQL."""
