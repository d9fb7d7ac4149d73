import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa set")
struct SetFlowTests {
    private func map(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別,内容,強さ,備考\n食堂,田中花子さん,個人,菓子,普通,秘密の話\n食堂,農園,農家,米,強い,\n縁側,農園,農家,茶,弱い,\n")
            try shop.good("import", "a.engawa", "ties.csv", "--lang", "ja")
            try body(shop)
        }
    }

    /// The number of somebody, as a drawing shows it.
    private func number(_ name: String, _ shop: Workshop) throws -> String {
        let json = try shop.json(
            try shop.good("query", "a.engawa", "MATCH (n {name: '\(name)'}) RETURN id(n)", "--format", "json")
        )
        let rows = try #require(json["rows"] as? [[Int]])
        return "\(try #require(rows.first?.first))"
    }

    @Test("what was and what is, in a table, in CSV and in JSON, in both languages")
    func output() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            let ja = try shop.good("set", "a.engawa", "\(number)番", "同意=会議まで", "連絡先=090-1", "--lang", "ja")
            #expect(
                ja == """
                    \(number)番「田中花子さん」を直しました（記録 3 番）
                    列      前  後
                    ------  --  --------
                    同意    –   会議まで
                    連絡先  –   090-1

                    """
            )
            let en = try shop.good("set", "a.engawa", "#\(number)", "strength=◎", "content=", "--lang", "en")
            #expect(
                en == """
                    \(number) (田中花子さん): put right (transaction 4)
                    column           before  after
                    ---------------  ------  ------
                    strength (食堂)  normal  strong
                    content (食堂)   菓子    –

                    """
            )
            let csv = try shop.good("set", "a.engawa", number, "内容=歌、絵", "人数=", "--format", "csv", "--lang", "ja")
            #expect(csv == "列,前,後\n内容（食堂）,,歌、絵\n")
            let text = try shop.good(
                "set",
                "a.engawa",
                number,
                "最終接触=R8.1.2",
                "同意=公開可",
                "タグ=歌、絵",
                "--format",
                "json",
                "--lang",
                "ja"
            )
            #expect(
                text == #"{"transaction": 6, "number": \#(number), "name": "田中花子さん", "changes": ["#
                    + #"{"column": "最終接触", "before": null, "after": {"$date": "2026-01-02"}, "ibasho": "食堂", "since": null}, "#
                    + #"{"column": "同意", "before": "meeting", "after": "public", "ibasho": null, "since": null}, "#
                    + #"{"column": "タグ", "before": null, "after": ["歌", "絵"], "ibasho": null, "since": null}]}"# + "\n"
            )
        }
    }

    @Test("of several ties to one ibasho one is chosen by its beginning, and may not get another's")
    func severalTies() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別,内容,開始\nX,山田農園,農家,米,2020\nX,山田農園,農家,卵,2023-04-01\n")
            try shop.good("import", "a.engawa", "ties.csv")
            let number = try number("山田農園", shop)
            let before = try shop.folder.read("a.engawa")
            for (words, code, text) in [
                (["強さ=強い"], 1, "2020 から（米）、2023-04-01 から（卵）"), (["強さ=強い", "--ibasho", "X"], 1, "--tie に開始の日"),
                (["開始=2020", "--tie", "2023"], 1, "「2020 から（米）」がもうあり"), (["開始=", "--tie", "2023"], 1, "開始の日を書いて"),
                (["強さ=強い", "--tie", "2021"], 1, "あるのは: 2020 から（米）、"), (["強さ=強い", "--tie", "なし"], 1, "あるのは"),
                (["強さ=強い", "--tie", "いつか"], 2, "--tie"),
            ] as [([String], Int32, String)] {
                let call = ["set", "a.engawa", number] + words + ["--lang", "ja"]
                let ended = try EngawaProgram.run(call, in: shop.folder.path)
                #expect(ended.exitCode == code && ended.errors.contains(text), "\(words): \(ended)")
                #expect((1...2).contains(ended.errorLines.count), "\(words): \(ended.errors)")
            }
            #expect(try shop.folder.read("a.engawa") == before)
            let ja = try shop.good("set", "a.engawa", number, "強さ=強い", "--tie", "令和5年4月1日", "--lang", "ja")
            #expect(ja.contains("強さ（X、2023-04-01 から）"), "\(ja)")
            let json = try shop.good("set", "a.engawa", number, "強さ=弱い", "--tie", "2020", "--format", "json")
            #expect(json.contains(#""ibasho": "X", "since": "2020""#), "\(json)")
        }
    }

    @Test("what is said of a person who becomes an organisation is what drawings do")
    func noLongerPerson() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            try shop.good("set", "a.engawa", number, "名前=たかなし", "同意=なし")
            let ended = try shop.engawa("set", "a.engawa", number, "種別=その他", "--lang", "ja")
            #expect(ended.exitCode == 0 && ended.errors.contains("名前は伏せたまま"), "\(ended)")
            for edition in ["meeting", "public"] {
                #expect(try !shop.good("draw", "a.engawa", "食堂", "--for", edition).contains("たかなし"))
            }
            let open = try shop.engawa("set", "a.engawa", number, "種別=企業", "同意=公開可", "--lang", "ja")
            #expect(open.exitCode == 0 && open.errors.isEmpty)
            #expect(try shop.good("draw", "a.engawa", "食堂", "--for", "public").contains("たかなし"))
        }
    }

    @Test("nothing new is no transaction; a trial tells and changes nothing")
    func nothing() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            let before = try shop.folder.read("a.engawa")
            let same = try shop.good("set", "a.engawa", number, "強さ=○", "備考=", "--lang", "ja")
            #expect(same == "\(number)番「田中花子さん」はすでにその値です。何も変えていません\n")
            let json = try shop.json(try shop.good("set", "a.engawa", number, "強さ=○", "--format", "json"))
            #expect(json["transaction"] is NSNull && (json["changes"] as? [Any])?.isEmpty == true)
            let trial = try shop.good("set", "a.engawa", number, "強さ=弱い", "--dry-run", "--lang", "ja")
            #expect(trial.contains("普通") && trial.contains("弱い") && trial.contains("マップは変えていません"))
            #expect(try shop.folder.read("a.engawa") == before)
        }
    }

    @Test("agreeing to be named shows the name and the number to meetings, and undo withholds them again")
    func consent() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            let withheld = try shop.good("draw", "a.engawa", "食堂", "--for", "meeting")
            #expect(!unwrapped(withheld).contains("田中花子") && !withheld.contains("a\(number) "))
            let ended = try shop.engawa("set", "a.engawa", number, "同意=会議まで", "--lang", "ja")
            #expect(ended.exitCode == 0 && ended.errors.isEmpty)
            let named = try shop.good("draw", "a.engawa", "食堂", "--for", "meeting")
            #expect(unwrapped(named).contains("田中花子") && named.contains("a\(number) "))
            try shop.good("undo", "a.engawa")
            #expect(try shop.good("draw", "a.engawa", "食堂", "--for", "meeting") == withheld)
            try shop.good("verify", "a.engawa")
        }
    }

    @Test("the fresh number of a withheld box leads nowhere, and says so")
    func freshNumber() throws {
        try map { shop in
            let drawing = try shop.good("draw", "a.engawa", "食堂", "--for", "meeting")
            let fresh = try #require(drawing.matches(of: /a(\d+) \[/).compactMap { Int($0.1) }.max())
            let ended = try shop.engawa("set", "a.engawa", "\(fresh)", "備考=a", "--lang", "ja")
            #expect(ended.exitCode == 1 && ended.errors.contains("--for internal"), "\(fresh): \(ended)")
        }
    }

    @Test(
        "the log tells numbers and columns, no names and no values; -m says something else; forgetting finds nothing left"
    )
    func log() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            try shop.good("set", "a.engawa", number, "Contact=090-9999", "強さ=○", "備考=ひみつ", "--lang", "ja")
            try shop.good("set", "a.engawa", number, "頻度=毎週", "-m", "11月の会議で")
            let log = try shop.good("log", "a.engawa", "--format", "json")
            #expect(log.contains("\"\(number)番: 連絡先、備考\"") && log.contains("11月の会議で"))
            #expect(!log.contains("田中") && !log.contains("090-9999") && !log.contains("ひみつ"))
            try shop.good("forget", "a.engawa", "田中花子さん")
            let bytes = try shop.folder.read("a.engawa")
            for text in ["田中花子", "090-9999", "ひみつ", "秘密の話"] {
                #expect(Data(bytes).range(of: Data(text.utf8)) == nil, "\(text)")
            }
            // The box keeps its number, and its ties may still be put right.
            let after = try shop.good("set", "a.engawa", number, "頻度=毎月", "--lang", "ja")
            #expect(after.hasPrefix("\(number)番を直しました"))
        }
    }

    @Test("a wrong call ends as the contract says, in one or two lines, and leaves every byte as it was")
    func refusals() throws {
        try map { shop in
            let (person, farm) = (try number("田中花子さん", shop), try number("農園", shop))
            let before = try shop.folder.read("a.engawa")
            let refused: [([String], Int32, String)] = [
                (["99", "備考=a"], 1, "99番はこのマップにありません"), (["99999999999", "備考=a"], 1, "99999999999番は"),
                (["1", "備考=a"], 1, "1番は分野「コミュニティ」です"), ([farm, "強さ=普通"], 1, "--ibasho を付けてください: 食堂、縁側"),
                ([person, "強さ=強い", "--ibasho", "縁側"], 1, "「縁側」とつながっていません"),
                ([person, "強さ=強い", "--ibasho", "ない所"], 1, "居場所「ない所」は"),
                ([person, "強さ=つよ"], 1, "「強さ」: 強さ「つよ」は分かりません"), ([person, "強さ=×"], 1, "葛藤のことですか"),
                ([person, "最終接触=あした"], 1, "日付として読めません"), ([person, "同意=いいよ"], 1, "公開可、会議まで"),
                ([person, "名前="], 1, "空にはできません"), ([person, "名前=食堂", "種別="], 1, "もう"),
                ([person, "連絡=090"], 1, "「連絡」という列はありません（「連絡先」のことですか）"),
                ([person, "連絡先"], 2, "「列=値」の形ではありません"), ([person, "=a"], 2, "「列=値」の形ではありません"),
                ([person, "同意=公開可", "consent=なし"], 2, "「同意」が二度あります"), (["田中", "備考=a"], 2, "番号ではありません"),
                ([person], 2, "COLUMN=VALUE"), ([], 2, "NUMBER"),
            ]
            for (words, code, text) in refused {
                let ended = try EngawaProgram.run(
                    ["set", "a.engawa"] + words + ["--lang", "ja"],
                    in: shop.folder.path
                )
                #expect(ended.exitCode == code && ended.output.isEmpty, "\(words): \(ended)")
                #expect(
                    ended.errors.contains(text) && (1...2).contains(ended.errorLines.count),
                    "\(words): \(ended.errors)"
                )
                let en = try EngawaProgram.run(["set", "a.engawa"] + words + ["--lang", "en"], in: shop.folder.path)
                #expect(en.exitCode == code && (1...2).contains(en.errorLines.count), "\(words): \(en.errors)")
            }
            let several = try shop.engawa("set", "a.engawa", person, "強さ=つよ", "向き=横", "--lang", "ja")
            #expect(several.exitCode == 1 && several.errorLines.count == 3, "\(several.errors)")
            #expect(try shop.folder.read("a.engawa") == before)
            #expect(try shop.engawa("set", "missing.engawa", "17", "備考=a").exitCode == 1)
            #expect(try shop.engawa("set", ":memory:", "17", "備考=a").exitCode == 1)
            #expect(!FileManager.default.fileExists(atPath: shop.folder.path + "/missing.engawa"))
        }
    }

    @Test("full-width digits and signs are read as they are meant")
    func fullWidth() throws {
        try map { shop in
            let number = try number("農園", shop)
            let wide = String(
                number.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }.map(Character.init)
            )
            let ended = try shop.good("set", "a.engawa", "＃\(wide)番", "強さ＝普通", "--ibasho", "縁側", "--lang", "ja")
            #expect(ended.contains("強さ（縁側）"))
        }
    }

    /// Runs a shell script in the workshop, in which `$0` is `engawa`.
    private func script(_ text: String, _ shop: Workshop) throws -> ChildProcess.Outcome {
        try ChildProcess.start(
            "/bin/sh",
            ["-c", text, try EngawaProgram.path()],
            environment: EngawaProgram.environment,
            in: shop.folder.path
        ).wait()
    }

    @Test("while somebody else writes it is refused at once, and waits where it is told to")
    func locked() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            let ended = try script(
                """
                { echo '{"begin": true, "message": "x"}'; until [ -e done ]; do sleep 0.02; done; } \
                  | "$0" shell a.engawa --json > begun &
                until [ -s begun ]; do sleep 0.02; done
                "$0" set a.engawa \(number) 頻度=毎週; echo $?
                touch done
                "$0" set a.engawa \(number) 頻度=毎週 --wait 20 --format csv --lang ja; echo $?
                wait
                """,
                shop
            )
            #expect(ended.output == "3\n列,前,後\n頻度（食堂）,,毎週\n0\n", "\(ended)")
        }
    }

    @Test("where the result cannot be told, it says that the change is kept", .enabled(if: FullDevice.isThere))
    func unwritable() throws {
        try map { shop in
            let number = try number("田中花子さん", shop)
            let ended = try script("exec \"$0\" set a.engawa \(number) 頻度=毎週 --lang en > /dev/full", shop)
            #expect(
                ended.exitCode == 5 && ended.errors.contains("the change itself is recorded, as transaction 3"),
                "\(ended)"
            )
        }
    }
}
