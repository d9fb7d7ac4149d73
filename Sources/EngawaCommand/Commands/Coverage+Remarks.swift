import EngawaEcomap
import EngawaText

extension Coverage {
    /// Why nothing can be said about school districts, and what to do about it.
    var withoutDistrictsRemark: Message {
        if places == 0 {
            return Message(
                ja: "このマップにはまだ地域がないので、小学校区ごとには分かりません。地域の表（列: 地域、レベル、上位）を取り込むと分かります",
                en: "this map has no places, so nothing can be said about school districts; "
                    + "import a sheet of places (columns place, level, within)"
            )
        }
        let list = levels.map { "\($0.level.name.ja) \($0.count)" }.joined(separator: "、")
        let english = levels.map { "\($0.level.name.en) \($0.count)" }.joined(separator: ", ")
        return Message(
            ja: "このマップの地域（\(list)）には小学校区がありません。地域の表に、レベルが小学校区の行を足すと分かります",
            en:
                "no place of this map (\(english)) is a school district; add rows of the level elementary to the sheet of places"
        )
    }

    /// What the numbers leave out.
    var remarks: [Message] {
        var remarks: [Message] = []
        if let place, placesMeant > 1 {
            remarks.append(
                Message(
                    ja: "「\(place)」は \(placesMeant) か所あり、合わせて数えました",
                    en: "there are \(placesMeant) places called \(place), which are counted together"
                )
            )
        }
        if withoutPlace > 0 {
            remarks.append(
                Message(
                    ja: "所在地が未記入の居場所 \(withoutPlace) か所は、どの校区にも入っていません",
                    en: "ibasho without a place, which are in no district: \(withoutPlace)"
                )
            )
        }
        if withoutDistrict > 0, total.districts > 0 {
            remarks.append(
                Message(
                    ja: "所在地から小学校区の分からない居場所 \(withoutDistrict) か所は、どの校区にも入っていません",
                    en: "ibasho whose school district is not known, which are in none: \(withoutDistrict)"
                )
            )
        }
        if notThere > 0 {
            remarks.append(
                Message(
                    ja: "この日に開いていない居場所 \(notThere) か所は数えていません",
                    en: "ibasho that are not there on this day and do not count: \(notThere)"
                )
            )
        }
        for (position, name) in properties.enumerated() {
            let unknown = total.measures[position].with.unknown + total.measures[position].without.unknown
            guard unknown > 0 else { continue }
            remarks.append(
                Message(
                    ja: "「\(name)」の数が分からない校区 \(unknown) は、合計にも平均にも入っていません",
                    en: "districts without a number for \(name), which are in no sum and no mean: \(unknown)"
                )
            )
        }
        return remarks
    }

    /// The words and needs that no ibasho has taken up, in lines.
    var words: [Message] {
        guard self.wordCount > 0 else {
            return [
                Message(
                    ja: "対象・タグ・おねがいがまだ書かれていないので、分かりません",
                    en: "no audience, tags or needs are written down, so nothing can be said"
                )
            ]
        }
        guard !unserved.isEmpty else {
            return [
                Message(
                    ja: "マップにある言葉とおねがい \(wordCount) は、すべてどこかの居場所にあります",
                    en: "all \(wordCount) words and needs of the map have a place in some ibasho"
                )
            ]
        }
        let head = Message(
            ja: "マップにある言葉とおねがい \(wordCount) のうち、まだどの居場所の対象・タグにもなく、提供もないもの \(unserved.count)（かっこの中は件数）",
            en:
                "of \(wordCount) words and needs on the map, \(unserved.count) are in no ibasho yet (how often in brackets)"
        )
        return [
            head, list(UnservedWord.Kind.need.name, unserved.filter { $0.kind == .need }),
            list(UnservedWord.Kind.tag.name, unserved.filter { $0.kind == .tag && $0.tied == 0 }),
            list(
                Message(ja: "居場所の支え手がもつタグ", en: "tags of supporters of an ibasho"),
                unserved.filter { $0.kind == .tag && $0.tied > 0 }
            ),
        ].compactMap { $0 }
    }

    private func list(_ title: Message, _ words: [UnservedWord]) -> Message? {
        guard !words.isEmpty else { return nil }
        let shown = words.prefix(30)
        let more = words.count - shown.count
        return Message(
            ja: "\(title.ja): " + shown.map { "\($0.word)（\($0.count)）" }.joined(separator: "、")
                + (more > 0 ? " ほか \(more)" : ""),
            en: "\(title.en): " + shown.map { "\($0.word) (\($0.count))" }.joined(separator: ", ")
                + (more > 0 ? " and \(more) more" : "")
        )
    }
}
