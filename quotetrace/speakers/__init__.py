"""Who the sources are: names, identity within and across articles, roles, affiliations."""
