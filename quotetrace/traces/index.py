"""Index: rows placed one by one among those that a store holds."""

import json
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import define, evolve, field, frozen

from quotetrace.errors import InputError

from .assembly import settle
from .candidates import KEEP, keys_of
from .clusters import nearest
from .comparable import Vocabulary
from .links import Link, link
from .postings import FLUSH, Postings, akin
from .rows import Row
from .rulings import Rulings
from .stored import decoded, encoded, lasting
from .ties import connects, pack, unpack
from .utterances import Utterance, is_stock, prepare

_REMEMBERED: Final = 20_000  # utterances kept as read
_SETTLED: Final = 200  # nodes: a larger component is settled as a whole by flush() alone
_AT_ONCE: Final = 64  # nodes asked for in one statement
_NAMES: Final = 64  # wordings looked at to see whether they are a stock phrase


@frozen
class Known:
    """What is known of a node beside its utterance."""

    number: int
    held: int
    component: int
    clean: int
    joined: int


@define
class Index:
    """The nodes of a store, and what of them is kept in memory."""

    connection: sqlite3.Connection
    vocabulary: Vocabulary = field(factory=Vocabulary)
    postings: Postings = field(init=False)
    rulings: Rulings = field(init=False)
    seen: int = 0
    _version: int = -1
    _read: OrderedDict[int, Utterance] = field(factory=OrderedDict)

    def __attrs_post_init__(self) -> None:
        self.postings = Postings(self.connection)
        self.rulings = Rulings()

    # --- what others wrote --------------------------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Read what other connections have written since the last time."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version == self._version:
            return
        self._version = version
        (keyed,) = self.connection.execute("SELECT value FROM state WHERE name = 'keyed'").fetchone()
        self.postings.forget(keyed)
        self._read.clear()
        self.rulings = Rulings.read(self.connection)
        first = max(keyed, self.seen)
        for number, name, data, place in self.connection.execute(
            "SELECT n.number, q.id, q.data, q.place FROM node n JOIN quotation q ON q.number = n.row "
            "WHERE n.number > ? ORDER BY n.number",
            (first,),
        ):
            self.postings.add(number, keys_of(prepare(decoded(name, data), self.vocabulary, place).text))
        (last,) = self.connection.execute("SELECT coalesce(max(number), 0) FROM node").fetchone()
        self.seen = max(last, keyed)

    def restart(self) -> None:
        """Forget what is in memory, after a transaction that failed."""
        self.postings = Postings(self.connection)
        self._read.clear()
        self.seen, self._version = 0, -1

    # --- quotations ---------------------------------------------------------------------------------------------------

    def mark(self, row: Row) -> int:
        """What corrections know a quotation by, also when its article is read anew: its article and its words."""
        text = self.vocabulary.read(row.text)
        words = " ".join(self.vocabulary.spell(text.words))
        return lasting(row.article, words) if row.article is not None else lasting(None, row.id, words)

    def add(self, row: Row) -> None:
        """Store a row and place it. Raises :class:`InputError` where its id has other words."""
        data = encoded(row)
        known = self.connection.execute("SELECT data FROM quotation WHERE id = ?", (row.id,)).fetchone()
        if known:
            if known[0] != data:
                raise InputError(f"the id {row.id!r} is taken by a quotation with other words or another speaker")
            return
        place = 0
        if row.article is not None:
            counted = self.connection.execute("SELECT count(*) FROM quotation WHERE article = ?", (row.article,))
            (place,) = counted.fetchone()
        stored = self.connection.execute(
            "INSERT INTO quotation (id, article, place, data, node) VALUES (?, ?, ?, ?, NULL)",
            (row.id, row.article, place, data),
        )
        self.place(stored.lastrowid or 0, row, place)

    def place(self, number: int, row: Row, place: int) -> None:
        """Find a quotation its node, or make it one."""
        own = None
        if self.rulings.pairs or self.rulings.silenced or self.rulings.speakers:
            mark = self.mark(row)
            if mark in self.rulings:
                self.connection.execute("INSERT OR REPLACE INTO marked VALUES (?, ?)", (mark, number))
                if mark in self.rulings.silenced:
                    return
                if mark in self.rulings.speakers:
                    row = evolve(row, speakers=(self.rulings.speakers[mark],), kinds=())
                own = mark if mark in self.rulings.pairs else None
        utterance = prepare(row, self.vocabulary, place)
        words = lasting(" ".join(self.vocabulary.spell(utterance.text.words)))
        who = lasting(json.dumps(utterance.names), row.within, None if own is None else str(own))
        same = self.connection.execute("SELECT number FROM node WHERE words = ? AND who = ?", (words, who)).fetchone()
        node = same[0] if same else self._new_node(number, utterance, words, who, own)
        self.connection.execute("UPDATE quotation SET node = ? WHERE number = ?", (node, number))

    def take_out(self, number: int) -> None:
        """Take a quotation out of its node; a node without quotations goes."""
        (node,) = self.connection.execute("SELECT node FROM quotation WHERE number = ?", (number,)).fetchone()
        if node is None:
            return
        self.connection.execute("UPDATE quotation SET node = NULL WHERE number = ?", (number,))
        rest = self.connection.execute("SELECT min(number) FROM quotation WHERE node = ?", (node,)).fetchone()[0]
        if rest is not None:
            self.connection.execute("UPDATE node SET row = ? WHERE number = ?", (rest, node))
            self._read.pop(node, None)
            return
        (component,) = self.connection.execute("SELECT component FROM node WHERE number = ?", (node,)).fetchone()
        self.connection.execute("DELETE FROM node WHERE number = ?", (node,))
        self._read.pop(node, None)
        self.settle(component)

    # --- nodes --------------------------------------------------------------------------------------------------------

    def _new_node(self, number: int, utterance: Utterance, words: int, who: int, own: int | None) -> int:
        stock = self._stock(utterance, words)
        utterance.stock = bool(stock)
        keys = keys_of(utterance.text)
        found, known = self._linked(utterance, keys)
        node = self.connection.execute(
            "INSERT INTO node (words, who, row, stock, held, component, clean, joined, links) "
            "VALUES (?, ?, ?, ?, ?, 0, 0, 0, x'')",
            (words, who, number, utterance.stock, len(keys)),
        ).lastrowid
        assert node is not None
        links = [evolve(each, i=node) for each in found] + self._ruled(node, own)
        self.postings.add(node, keys)
        self.seen = max(self.seen, node)
        self._remember(node, utterance)
        self._join(node, links, known)
        return node

    def _stock(self, utterance: Utterance, words: int) -> bool:
        """Whether many people use these words; where they are seen to only now, earlier nodes learn of it."""
        if not utterance.names:
            return False
        same = self.connection.execute(
            "SELECT n.number, n.stock, q.id, q.data FROM node n JOIN quotation q ON q.number = n.row "
            "WHERE n.words = ? LIMIT ?",
            (words, _NAMES),
        ).fetchall()
        if len(same) < 2:
            return False
        names: Counter[tuple[str, ...]] = Counter([utterance.names[0]])
        for _, _, name, data in same:
            known = prepare(decoded(name, data), self.vocabulary).names
            names.update(known[:1])
        stock = is_stock(names)
        fresh = [number for number, flagged, _, _ in same if stock and not flagged]
        self.connection.executemany("UPDATE node SET stock = 1 WHERE number = ?", [(number,) for number in fresh])
        for number in fresh:
            self._relink(number)
        return stock

    def _relink(self, node: int) -> None:
        """Weigh the links of a node again, now that its words are known for a stock phrase."""
        self._read.pop(node, None)
        row = self.connection.execute("SELECT links, component FROM node WHERE number = ?", (node,)).fetchone()
        own = self.utterances([node]).get(node)
        others = self.utterances([each.j for each in unpack(node, row[0])])
        if own:
            found = [link(own, other, node, number) for number, other in others.items()]
            packed = pack(each for each in found if each)
            self.connection.execute("UPDATE node SET links = ? WHERE number = ?", (packed, node))
        self.settle(row[1])

    def _linked(self, utterance: Utterance, keys: frozenset[int]) -> tuple[list[Link], dict[int, Known]]:
        """The links to the likeliest nodes, and what is known of these."""
        near = self.postings.likeliest(tuple(keys))
        known = self._known([node for node, _ in near])
        chosen = [node for node, shared in near if node in known and akin(shared, len(keys), known[node].held)][:KEEP]
        others = self.utterances(chosen)
        found = [link(utterance, others[node], 0, node) for node in chosen if node in others]
        return [each for each in found if each], known

    def _known(self, nodes: Sequence[int]) -> dict[int, Known]:
        rows = self._of_nodes("SELECT number, held, component, clean, joined FROM node WHERE number IN ({})", nodes)
        return {row[0]: Known(*row) for row in rows}

    def _of_nodes(self, statement: str, nodes: Sequence[int]) -> list[tuple[Any, ...]]:
        padded = [*nodes, *[0] * (-len(nodes) % 8)]
        marks = ",".join("?" * len(padded))
        return self.connection.execute(statement.format(marks), padded).fetchall() if nodes else []

    def homes(self, nodes: Sequence[int]) -> list[tuple[int, int]]:
        """The nodes that are there, each with the first node of its trace."""
        found: list[tuple[int, int]] = []
        for at in range(0, len(nodes), _AT_ONCE):
            some = nodes[at : at + _AT_ONCE]
            found += self._of_nodes("SELECT number, joined FROM node WHERE number IN ({})", some)
        return found

    def rows(self, node: int, most: int) -> list[Row]:
        """The rows of a node, the earliest first, with the speakers that people have named."""
        listed = self.connection.execute(
            "SELECT id, data, place FROM quotation WHERE node = ? ORDER BY number LIMIT ?", (node, most)
        ).fetchall()
        return [self.prepared(decoded(name, data), place).row for name, data, place in listed]

    def utterances(self, nodes: Sequence[int]) -> dict[int, Utterance]:
        """The utterances of nodes, read again where they were not of late."""
        found = {node: self._read[node] for node in nodes if node in self._read}
        missing = [node for node in nodes if node not in found]
        statement = (
            "SELECT n.number, n.stock, q.id, q.data, q.place FROM node n JOIN quotation q ON q.number = n.row "
            "WHERE n.number IN ({})"
        )
        rows = (
            row
            for at in range(0, len(missing), _AT_ONCE)
            for row in self._of_nodes(statement, missing[at : at + _AT_ONCE])
        )
        for node, stock, name, data, place in rows:
            utterance = self.prepared(decoded(name, data), place)
            utterance.stock = bool(stock)
            found[node] = utterance
            self._remember(node, utterance)
        return found

    def prepared(self, row: Row, place: int) -> Utterance:
        """A stored row made comparable, by the speaker that a person has named where one has."""
        if self.rulings.speakers:
            name = self.rulings.speakers.get(self.mark(row))
            row = row if name is None else evolve(row, speakers=(name,), kinds=())
        return prepare(row, self.vocabulary, place)

    def _remember(self, node: int, utterance: Utterance) -> None:
        self._read[node] = utterance
        if len(self._read) > _REMEMBERED:
            self._read.popitem(last=False)

    # --- clusters -----------------------------------------------------------------------------------------------------

    def _ruled(self, node: int, own: int | None) -> list[Link]:
        """The links that people have ruled for the quotation with this mark, to those that are here."""
        found = []
        for mark, score in self.rulings.pairs.get(own, {}).items() if own is not None else ():
            other = self.connection.execute(
                "SELECT q.node FROM marked m JOIN quotation q ON q.number = m.quotation WHERE m.mark = ?", (mark,)
            ).fetchone()
            if other and other[0] is not None and other[0] != node:
                found.append(Link(node, other[0], score, score))
        return found

    def _join(self, node: int, links: list[Link], known: Mapping[int, Known]) -> None:
        """Give a new node its component and its clusters."""
        known = {**known, **self._known([each.j for each in links if each.j not in known])}
        tied = [each for each in links if connects(each)]
        components = sorted({known[each.j].component for each in tied})
        component = components[0] if components else node
        easy = self._easy(links, known)
        clean, joined = easy or (node, node)
        self.connection.execute(
            "UPDATE node SET component = ?, clean = ?, joined = ?, links = ? WHERE number = ?",
            (component, clean, joined, pack(links), node),
        )
        self.connection.executemany(
            "UPDATE node SET component = ? WHERE component = ?", [(component, other) for other in components[1:]]
        )
        if tied and not easy:
            self._settle_new(node, component, tied, known)

    def _easy(self, links: Sequence[Link], known: Mapping[int, Known]) -> tuple[int, int] | None:
        """The clusters of a new node that all links lead into and none away from."""
        homes = {(known[each.j].clean, known[each.j].joined) for each in links if connects(each)}
        if len(homes) != 1 or any(each.kinds for each in links if connects(each)):
            return None
        [home] = homes
        against = any(each.score <= 0 and known[each.j].joined == home[1] for each in links)
        return None if against else home

    def _settle_new(self, node: int, component: int, tied: Sequence[Link], known: Mapping[int, Known]) -> None:
        (size,) = self.connection.execute("SELECT count(*) FROM node WHERE component = ?", (component,)).fetchone()
        if size <= _SETTLED:
            self.settle(component)
            return
        clean = nearest((known[each.j].clean, each.score) for each in tied)
        home = next((known[each.j] for each in tied if known[each.j].clean == clean), None)
        if home:
            self.connection.execute(
                "UPDATE node SET clean = ?, joined = ? WHERE number = ?", (home.clean, home.joined, node)
            )
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, 1)", (f"unsettled {component}",))

    def settle(self, component: int) -> None:
        """Cluster the nodes of a component anew, by all the links between them."""
        rows = self.connection.execute(
            "SELECT n.number, n.links, n.clean, n.joined, q.id, q.data FROM node n "
            "JOIN quotation q ON q.number = n.row WHERE n.component = ? ORDER BY n.number",
            (component,),
        ).fetchall()
        number_of = {row[0]: at for at, row in enumerate(rows)}
        links = [
            evolve(each, i=number_of[each.i], j=number_of[each.j])
            for row in rows
            for each in unpack(row[0], row[1])
            if each.j in number_of
        ]
        clusters = settle([_bare(decoded(row[4], row[5])) for row in rows], links)
        changed = [
            (rows[clean][0], rows[joined][0], row[0])
            for row, clean, joined in zip(rows, clusters.clean, clusters.joined, strict=True)
            if (rows[clean][0], rows[joined][0]) != (row[2], row[3])
        ]
        self.connection.executemany("UPDATE node SET clean = ?, joined = ? WHERE number = ?", changed)

    # --- keeping house ------------------------------------------------------------------------------------------------

    def due(self) -> bool:
        """Whether so much waits in memory that it should be written."""
        return len(self.postings.waiting) >= FLUSH

    def flush(self) -> None:
        """Write postings and full text that wait in memory, within a transaction, and settle what is unsettled."""
        last = max(self.postings.waiting, default=0)
        if last:
            self.postings.write()
            others = self.utterances(sorted(self.postings.waiting))
            self.connection.executemany(
                "INSERT INTO spoken (rowid, text, speaker) VALUES (?, ?, ?)",
                [(node, each.row.text, " ".join(each.row.speakers)) for node, each in sorted(others.items())],
            )
            self.connection.execute("UPDATE state SET value = ? WHERE name = 'keyed'", (last,))
            self.postings.forget(last)
        for (name,) in self.connection.execute("SELECT name FROM state WHERE name LIKE 'unsettled %'").fetchall():
            self.settle(int(name.removeprefix("unsettled ")))
            self.connection.execute("DELETE FROM state WHERE name = ?", (name,))


def _bare(row: Row) -> Any:
    """As much of an utterance as clustering asks for: where it stands and how it was reported, not its words."""
    return Utterance(row, text=None, names=())  # type: ignore[arg-type]
