"""Index: rows placed one by one among those that a store holds."""

import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import define, evolve, field

from quotetrace.errors import InputError

from ..merging.assembly import settle
from ..pairing.candidates import keys_of
from ..pairing.clusters import nearest
from ..pairing.links import Link, link
from ..pairing.nodes import TELLING, Node, bare, easy_home, home_of_nameless, links_to, sure_of, worth_linking
from ..pairing.rows import Row
from ..pairing.utterances import Utterance, is_stock, prepare
from ..text.comparable import Vocabulary
from .postings import FLUSH, Postings
from .rulings import Rulings
from .stored import decoded, encoded, kept, lasting, searchable
from .ties import connects, pack, unpack

_SETTLED: Final = 200  # nodes: a larger component is settled as a whole by flush() alone
_AT_ONCE: Final = 64  # nodes asked for in one statement
_NAMES: Final = 64  # wordings looked at to see whether they are a stock phrase


@define
class Index:
    """The nodes of a store, and what of them is kept in memory."""

    connection: sqlite3.Connection
    cache: int
    vocabulary: Vocabulary = field(factory=Vocabulary)
    postings: Postings = field(init=False)
    rulings: Rulings = field(init=False)
    seen: int = 0  # the last node
    last: int = 0  # the last quotation
    _version: int = -1
    touched: set[int] = field(factory=set)
    _read: OrderedDict[int, Node] = field(factory=OrderedDict)

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
        # A number is never given twice, for postings may still name a node that went.
        last = self.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'node'").fetchone()
        self.seen = last[0] if last else 0
        (self.last,) = self.connection.execute("SELECT coalesce(max(number), 0) FROM quotation").fetchone()

    def restart(self) -> None:
        """Forget what is in memory, after a transaction that failed."""
        self.postings = Postings(self.connection)
        self._read.clear()
        self.touched.clear()
        self.seen, self.last, self._version = 0, 0, -1

    # --- quotations ---------------------------------------------------------------------------------------------------

    def mark(self, row: Row) -> int:
        """What corrections know a quotation by, also when its article is read anew: its article and its words."""
        text = self.vocabulary.read(row.text)
        words = " ".join(self.vocabulary.spell(text.words))
        return lasting(row.article, words) if row.article is not None else lasting(None, row.id, words)

    def add(self, row: Row) -> int | None:
        """Store a row and place it; return the first node of its trace, None for what is said to be no quotation.

        Raises :class:`InputError` where its id is that of another row.
        """
        data = encoded(row)
        known = self.connection.execute("SELECT data, node FROM quotation WHERE id = ?", (kept(row.id),)).fetchone()
        if known:
            if known[0] != data:
                raise InputError(
                    f"the id {row.id!r} is taken by a quotation that differs from it in its words, its speaker or what "
                    "is told of its article: give each article its own id (Article(id=...)), read them with pipe(), or "
                    "put this one in its place with add(..., replace=True)"
                )
            return self.homes([known[1]])[0][1] if known[1] is not None else None
        place = 0
        if row.article is not None:
            counted = self.connection.execute("SELECT count(*) FROM quotation WHERE article = ?", (kept(row.article),))
            (place,) = counted.fetchone()
        self.last += 1
        number = self.last

        def store(node: int | None) -> None:
            self.connection.execute(
                "INSERT INTO quotation (number, id, article, place, data, node) VALUES (?, ?, ?, ?, ?, ?)",
                (number, kept(row.id), kept(row.article), place, data, node),
            )

        return self._placed(number, row, place, store)

    def place(self, number: int, row: Row, place: int) -> None:
        """Find a quotation that is stored already its node anew."""

        def store(node: int | None) -> None:
            self.connection.execute("UPDATE quotation SET node = ? WHERE number = ?", (node, number))

        self._placed(number, row, place, store)

    def _placed(self, number: int, row: Row, place: int, store: Callable[[int | None], None]) -> int | None:
        """Find a quotation its node, or make it one, and ``store`` which; return the first node of its trace."""
        own = None
        if self.rulings:
            mark = self.mark(row)
            if mark in self.rulings:
                self.connection.execute("INSERT OR REPLACE INTO marked VALUES (?, ?)", (mark, number))
                if mark in self.rulings.silenced:
                    store(None)
                    return None
                if mark in self.rulings.speakers:
                    row = evolve(row, speakers=(self.rulings.speakers[mark],), kinds=())
                own = mark if mark in self.rulings.pairs else None
        utterance = prepare(row, self.vocabulary, place)
        words = lasting(" ".join(self.vocabulary.spell(utterance.text.words)))
        who = lasting(*("\1".join(name) for name in utterance.names), row.within, None if own is None else str(own))
        like = self.connection.execute(
            "SELECT number, who, stock, joined FROM node WHERE words = ? LIMIT ?", (words, _NAMES)
        ).fetchall()
        same = next((each for each in like if each[1] == who), None)
        if same is None and len(like) == _NAMES:
            same = self.connection.execute(
                "SELECT number, who, stock, joined FROM node WHERE words = ? AND who = ?", (words, who)
            ).fetchone()
        if same is None and own is None:
            same = self._only_name(utterance, like)
        store(same[0] if same else self.seen + 1)
        return int(same[3]) if same else self._new_node(number, utterance, words, who, own, like)

    def _only_name(self, utterance: Utterance, like: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
        """The node of the only name that has the words of a quotation without one."""
        if utterance.names or utterance.row.within or len(like) == _NAMES or any(stock for _, _, stock, _ in like):
            return None
        telling, known = utterance.text.total >= TELLING, self.nodes([number for number, *_ in like])
        home = home_of_nameless([*(known[number].utterance for number, *_ in like), utterance], telling)
        if home is None:
            return None
        named = known[like[home][0]].utterance  # with a node of its own where people have ruled on it, or nested
        return like[home] if like[home][1] == lasting(*("\1".join(name) for name in named.names), None, None) else None

    def take_out(self, number: int) -> None:
        """Take a quotation out of its node; a node without quotations goes."""
        (node,) = self.connection.execute("SELECT node FROM quotation WHERE number = ?", (number,)).fetchone()
        if node is None:
            return
        (row,) = self.connection.execute("SELECT row FROM node WHERE number = ?", (node,)).fetchone()
        self.connection.execute("UPDATE quotation SET node = NULL WHERE number = ?", (number,))
        if row != number:
            return
        statement = "SELECT number, id, data, place FROM quotation WHERE {} = ? ORDER BY number"
        rest = self.connection.execute(statement.format("node"), (node,)).fetchall()
        [gone] = self.connection.execute(statement.format("number"), (number,)).fetchall()
        heir = next((each[0] for each in rest if self._is_named(each) == self._is_named(gone)), None)
        self._read.pop(node, None)
        if heir is not None:
            self.connection.execute("UPDATE node SET row = ? WHERE number = ?", (heir, node))
            return
        (component,) = self.connection.execute("SELECT component FROM node WHERE number = ?", (node,)).fetchone()
        self.connection.executemany("UPDATE quotation SET node = NULL WHERE number = ?", [each[:1] for each in rest])
        self.connection.execute("DELETE FROM node WHERE number = ?", (node,))
        self.settle(component)
        for nameless, name, data, place in rest:  # the only name that they had is gone
            self.place(nameless, decoded(name, data), place)

    def _is_named(self, stored: tuple[int, str, str, int]) -> bool:
        """Whether a quotation has a speaker with a name."""
        _, name, data, place = stored
        return bool(self.prepared(decoded(name, data), place).names)

    # --- nodes --------------------------------------------------------------------------------------------------------

    def _new_node(
        self, number: int, utterance: Utterance, words: int, who: int, own: int | None, like: Sequence[tuple[int, ...]]
    ) -> int:
        """Make a node for a quotation; return the first node of its trace."""
        utterance.stock = utterance.stock or self._stock(utterance, like)
        keys = keys_of(utterance.text)
        found = self._linked(utterance, keys) + self._ruled(own)
        self.seen += 1
        node = self.seen
        others = self.nodes([each.j for each in found])
        components = sorted({others[each.j].component for each in found if connects(each)})
        component = components[0] if components else node
        clean, joined = easy_home(found, others) or (node, node)
        self.connection.execute(
            "INSERT INTO node (number, words, who, row, stock, held, component, clean, joined, links) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (node, words, who, number, utterance.stock, len(keys), component, clean, joined, pack(found)),
        )
        self.postings.add(node, keys)
        self._remember(node, Node(utterance, len(keys), component, clean, joined, sure_of(found)))
        if components:
            self._united(components)
            self.touched.add(component)
            if clean == node:
                self._settle_new(node, component, found, others)
                joined = self._read[node].joined
        return joined

    def _united(self, components: Sequence[int]) -> None:
        """Make one component of several: the first."""
        for other in components[1:]:
            moved = self.connection.execute("SELECT number FROM node WHERE component = ?", (other,)).fetchall()
            self.connection.execute("UPDATE node SET component = ? WHERE component = ?", (components[0], other))
            for (number,) in moved:
                if number in self._read:
                    self._read[number].component = components[0]

    def _stock(self, utterance: Utterance, like: Sequence[tuple[int, ...]]) -> bool:
        """Whether many people use these words; where they are seen to only now, earlier nodes learn of it."""
        if not utterance.names or len(like) < 2:
            return False
        if any(stock for _, _, stock, _ in like):
            return True
        names: Counter[tuple[str, ...]] = Counter([utterance.names[0]])
        for node in self.nodes([number for number, *_ in like]).values():
            names.update(node.utterance.names[:1])
        if not is_stock(names):
            return False
        fresh = [number for number, *_ in like]
        self.connection.executemany("UPDATE node SET stock = 1 WHERE number = ?", [(number,) for number in fresh])
        for number in fresh:
            self._read.pop(number, None)
        for number in fresh:
            self._relink(number)
        return True

    def _relink(self, node: int) -> None:
        """Weigh the links of a node again, now that its words are known for a stock phrase."""
        (data,) = self.connection.execute("SELECT links FROM node WHERE number = ?", (node,)).fetchone()
        found = self.nodes([node, *(each.j for each in unpack(node, data))])
        own = found.pop(node)
        weighed = [link(own.utterance, other.utterance, node, number) for number, other in found.items()]
        self.connection.execute(
            "UPDATE node SET links = ? WHERE number = ?", (pack(each for each in weighed if each), node)
        )
        self._read.pop(node, None)
        self.settle(own.component)

    def _linked(self, utterance: Utterance, keys: frozenset[int]) -> list[Link]:
        """The links to the likeliest nodes."""
        near = self.postings.likeliest(tuple(keys))
        chosen = worth_linking(near, self._held([number for number, _ in near]), len(keys))
        return links_to(utterance, chosen, self.nodes(chosen))

    def _held(self, nodes: Sequence[int]) -> dict[int, int]:
        """How many keys each node has that is there: most are told to be strangers by that, and need not be read."""
        found = {number: self._read[number].held for number in nodes if number in self._read}
        missing = [number for number in nodes if number not in found]
        found.update(self._of_nodes("SELECT number, held FROM node WHERE number IN ({})", missing))
        return found

    def homes(self, nodes: Sequence[int]) -> list[tuple[int, int]]:
        """The nodes that are there, each with the first node of its trace."""
        return list(self._of_nodes("SELECT number, joined FROM node WHERE number IN ({})", nodes))

    def _of_nodes(self, statement: str, nodes: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement on nodes, asked for a few at a time; padded, so that few statements are prepared."""
        for at in range(0, len(nodes), _AT_ONCE):
            some = nodes[at : at + _AT_ONCE]
            padded = [*some, *[0] * (-len(some) % 8)]
            yield from self.connection.execute(statement.format(",".join("?" * len(padded))), padded).fetchall()

    def rows(self, node: int, most: int) -> list[Row]:
        """The rows of a node, the earliest first, with the speakers that people have named."""
        listed = self.connection.execute(
            "SELECT id, data, place FROM quotation WHERE node = ? ORDER BY number LIMIT ?", (node, most)
        ).fetchall()
        return [self.prepared(decoded(name, data), place).row for name, data, place in listed]

    def nodes(self, numbers: Sequence[int]) -> dict[int, Node]:
        """The nodes that are there, read again where they were not of late."""
        found = {number: self._read[number] for number in numbers if number in self._read}
        missing = [number for number in numbers if number not in found]
        statement = (
            "SELECT n.number, n.stock, n.links, n.held, n.component, n.clean, n.joined, q.id, q.data, q.place "
            "FROM node n JOIN quotation q ON q.number = n.row WHERE n.number IN ({})"
        )
        for number, stock, tied, held, component, clean, joined, name, data, place in self._of_nodes(
            statement, missing
        ):
            utterance = self.prepared(decoded(name, data), place)
            utterance.stock = bool(stock)
            found[number] = Node(utterance, held, component, clean, joined, sure_of(unpack(number, tied)))
            self._remember(number, found[number])
        return found

    def prepared(self, row: Row, place: int) -> Utterance:
        """A stored row made comparable, by the speaker that a person has named where one has."""
        if self.rulings.speakers:
            name = self.rulings.speakers.get(self.mark(row))
            row = row if name is None else evolve(row, speakers=(name,), kinds=())
        return prepare(row, self.vocabulary, place)

    def _remember(self, number: int, node: Node) -> None:
        self._read[number] = node
        if len(self._read) > self.cache:
            self._read.popitem(last=False)

    # --- clusters -----------------------------------------------------------------------------------------------------

    def _ruled(self, own: int | None) -> list[Link]:
        """The links that people have ruled for the quotation with this mark, to those that are here."""
        found = []
        for mark, score in self.rulings.pairs.get(own, {}).items() if own is not None else ():
            other = self.connection.execute(
                "SELECT q.node FROM marked m JOIN quotation q ON q.number = m.quotation WHERE m.mark = ?", (mark,)
            ).fetchone()
            if other and other[0] is not None:
                found.append(Link(0, other[0], score, score))
        return found

    def _settle_new(self, node: int, component: int, links: Sequence[Link], others: Mapping[int, Node]) -> None:
        """Settle the component of a new node; of a large one only the new node, until all is flushed."""
        (size,) = self.connection.execute("SELECT count(*) FROM node WHERE component = ?", (component,)).fetchone()
        if size <= _SETTLED:
            self.settle(component)
            self.touched.discard(component)
            return
        clean = nearest((others[each.j].clean, each.score) for each in links)
        home = next((others[each.j] for each in links if others[each.j].clean == clean), None)
        if home:
            self._labelled([(home.clean, home.joined, node)])

    def _labelled(self, changed: Sequence[tuple[int, int, int]]) -> None:
        """Write clusters (clean, joined) of nodes."""
        self.connection.executemany("UPDATE node SET clean = ?, joined = ? WHERE number = ?", changed)
        for clean, joined, number in changed:
            known = self._read.get(number)
            if known:
                known.clean, known.joined = clean, joined

    def settle(self, component: int) -> None:
        """Cluster the nodes of a component anew, by all the links between them."""
        rows = self.connection.execute(
            "SELECT n.number, n.links, n.clean, n.joined, q.data FROM node n "
            "JOIN quotation q ON q.number = n.row WHERE n.component = ? ORDER BY n.number",
            (component,),
        ).fetchall()
        place_of = {row[0]: at for at, row in enumerate(rows)}
        found = [each for row in rows for each in unpack(row[0], row[1], place_of)]
        clusters = settle([bare(decoded("", row[4])) for row in rows], found)
        changed = [
            (rows[clean][0], rows[joined][0], row[0])
            for row, clean, joined in zip(rows, clusters.clean, clusters.joined, strict=True)
            if (rows[clean][0], rows[joined][0]) != (row[2], row[3])
        ]
        self._labelled(changed)

    # --- keeping house ------------------------------------------------------------------------------------------------

    def due(self) -> bool:
        """Whether so much waits in memory that it should be written."""
        return len(self.postings.waiting) >= FLUSH

    def flush(self) -> None:
        """Write postings and full text that wait in memory, within a transaction, and settle what was touched."""
        last = max(self.postings.waiting, default=0)
        if last:
            self.postings.write()
            others = self.nodes(sorted(self.postings.waiting))
            self.connection.executemany(
                "INSERT INTO spoken (rowid, text, speaker) VALUES (?, ?, ?)",
                [
                    (number, searchable(node.utterance.row.text), searchable(" ".join(node.utterance.row.speakers)))
                    for number, node in sorted(others.items())
                ],
            )
            self.connection.execute("UPDATE state SET value = ? WHERE name = 'keyed'", (last,))
            self.postings.forget(last)
        for component in sorted(self.touched):
            self.settle(component)
        self.touched.clear()
