"""The English that the rooms share: noun phrases, verb groups, subjects and cue verbs, read off parts of speech."""
