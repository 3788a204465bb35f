"""The data of plans and years as tables of a relational schema, the same for every form."""
