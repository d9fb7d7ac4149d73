import EngawaEcomap
import EngawaText

extension Absence {
    /// How many parts, and how many names of one, a table has room for.
    private static var listed: Int { 20 }

    /// Whether the map would be the same, but for those who are away.
    var changesNothing: Bool { ties.before == ties.after && links.before == links.after && parts.isEmpty }

    /// What changes, part by part.
    func report(_ language: Language) -> Report {
        let sections = [counts(language), withoutTies, onlyTheirs, emptied(language), apart(language)]
        return Report(
            parts: sections.map { ($0.heading, $0.results(language, most: 2 * Absence.listed)) },
            all: Results(
                columns: [
                    .init(Message(ja: "こと", en: "what")), .init(Message(ja: "居場所", en: "ibasho")),
                    .init(Message(ja: "なに", en: "which")), .init(Message(ja: "いま", en: "now"), .right),
                    .init(Message(ja: "そのとき", en: "then"), .right),
                ],
                rows: sections.flatMap { section in section.rows.map { [section.heading[language]] + $0 } },
                json: json
            )
        )
    }

    /// A part: its rows have ibasho, what, now, then; a table leaves out the columns that are blank.
    private struct Section {
        var heading: Message
        var rows: [[String]]

        /// A table of the first rows; how many there are besides stands below them.
        func results(_ language: Language, most: Int) -> Results {
            var rows = self.rows
            if rows.count > most {
                let more = rows.count - most
                let text = Message(ja: "ほか \(more) 件（--format csv ですべて）", en: "\(more) more (--format csv has all)")
                rows = rows.prefix(most) + [[text[language], "", "", ""]]
            }
            let columns = [
                Results.Column(Message(ja: "居場所", en: "ibasho")), .init(Message(ja: "なに", en: "which")),
                .init(Message(ja: "いま", en: "now"), .right), .init(Message(ja: "そのとき", en: "then"), .right),
            ]
            let used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
            return Results(
                columns: used.map { columns[$0] },
                rows: rows.map { row in used.map { row[$0] } },
                json: .null
            )
        }
    }

    private func counts(_ language: Language) -> Section {
        let names = without.map(\.name).joined(separator: language == .ja ? "、" : ", ")
        func row(_ name: Message, _ count: Count) -> [String] {
            ["", name[language], "\(count.before)", "\(count.after)"]
        }
        return Section(
            heading: Message(ja: "もし、\(names) がお休みなら", en: "If \(names) were away"),
            rows: [
                row(Message(ja: "人・団体", en: "people and groups"), actors),
                row(Message(ja: "居場所のつながり", en: "ties of ibasho"), ties),
                row(Message(ja: "そのほかの間柄", en: "other relationships"), links),
            ]
        )
    }

    private var withoutTies: Section {
        Section(
            heading: Message(ja: "ほかのつながりがまだ書かれていない居場所", en: "Ibasho of which no other tie is written down"),
            rows: ibasho.map { [$0.name, "", "\($0.before)", "0"] }
        )
    }

    private var onlyTheirs: Section {
        Section(
            heading: Message(ja: "いま、その方だけが持ち寄っている内容", en: "What only they bring now"),
            rows: contents.map { [$0.ibasho, $0.content, "", ""] }
        )
    }

    private func emptied(_ language: Language) -> Section {
        Section(
            heading: Message(ja: "空くマス（分野×領域）", en: "Cells that empty (field × band)"),
            rows: cells.map { cell in
                let place = cell.field.name(in: language) + " × " + cell.band.name(in: language)
                return [cell.ibasho, place, "\(cell.before)", "0"]
            }
        )
    }

    /// Those who would be by themselves stand together in one row.
    private func apart(_ language: Language) -> Section {
        let joined = parts.filter { $0.size > 1 }
        let single = parts.filter { $0.size == 1 }
        var rows = joined.prefix(Absence.listed).map {
            ["", $0.text(language, most: Absence.listed), "", "\($0.size)"]
        }
        if joined.count > rows.count {
            let rest = joined.dropFirst(rows.count)
            let more = Message(ja: "ほか \(rest.count) 組", en: "\(rest.count) more parts")[language]
            rows.append(["", more, "", "\(rest.reduce(0) { $0 + $1.size })"])
        }
        if !single.isEmpty {
            let all = Part(size: single.count, names: single.flatMap(\.names))
            let each = Message(ja: "ひとつずつ: ", en: "one by one: ")[language]
            rows.append(["", each + all.text(language, most: Absence.listed), "", "\(single.count)"])
        }
        return Section(heading: Message(ja: "ほかと離れるまとまり（人・団体・居場所の数）", en: "Parts that come off the rest"), rows: rows)
    }

    private var json: JSONText {
        func count(_ count: Count) -> JSONText { ["before": .integer(count.before), "after": .integer(count.after)] }
        return [
            "without": .strings(without.map(\.name)), "actors": count(actors), "ties": count(ties),
            "links": count(links),
            "ibasho": .array(ibasho.map { ["ibasho": .string($0.name), "before": .integer($0.before)] }),
            "contents": .array(
                contents.map { ["ibasho": .string($0.ibasho), "content": .string($0.content)] }
            ),
            "cells": .array(
                cells.map {
                    [
                        "ibasho": .string($0.ibasho), "field": .string($0.field.name), "band": .string($0.band.name),
                        "before": .integer($0.before),
                    ]
                }
            ),
            "parts": .array(parts.map { ["size": .integer($0.size), "names": .strings($0.names)] }),
        ]
    }
}

extension Absence.Part {
    /// Those who may be named, as many as there is room for, and how many there are besides.
    fileprivate func text(_ language: Language, most: Int) -> String {
        let shown = names.prefix(most)
        let more = size - shown.count
        let list = shown.joined(separator: language == .ja ? "、" : ", ")
        if more == 0 { return list }
        if shown.isEmpty { return Message(ja: "名前を出せない方", en: "names withheld")[language] }
        return list + Message(ja: " ほか \(more)", en: " and \(more) more")[language]
    }
}
