extension ContentClass {
    /// The class of one content (内容) of a tie, by the words in it; `other` where none is known.
    public static func recognise(_ content: String) -> ContentClass {
        let folded = FoldedText(content).text
        for (word, contentClass) in words where folded.contains(word) { return contentClass }
        return .other
    }

    /// The classes of several contents, in their order, without repetition.
    public static func recognise(_ contents: [String]) -> [ContentClass] {
        var classes: [ContentClass] = []
        for content in contents {
            let found = recognise(content)
            if !classes.contains(found) { classes.append(found) }
        }
        return classes
    }

    /// Words with their classes; the first that is in the text decides, so telling words stand before vague ones.
    private static let words: [(String, ContentClass)] = {
        let table: [(ContentClass, String)] = [
            (.place, "調理室 会議室 和室"), (.goods, "冷蔵庫 冷凍庫"),
            (.money, "補助 助成 資金 寄付金 寄附金 募金 委託費 活動費 整備費 会費 協賛 委託 お金 現金 クラウドファンディング 金銭"),
            (.transport, "送迎 運搬 配送 配達 輸送 運転 車両 物流 移動支援"),
            (.food, "食材 食糧 食料 食品 野菜 米 果物 肉 魚 卵 牛乳 パン 弁当 菓子 おやつ 食支援 配食 フード お茶 おにぎり 調味料 介護食 給食 飲み物 餅"),
            (.people, "調理 料理 人手 ボランティア 手伝 運営 スタッフ 当日 設営 片付 受付 人材 担い手 ホール 皿洗 見学 実習"),
            (.place, "会場 場所 場の 居場所 部屋 施設 土地 空き家 会議室 駐車場 倉庫 冷蔵 冷凍庫の場 キッチン 居住先 住まい"),
            (.health, "医療 健康 看護 診察 健診 歯科 歯みがき 保健 栄養 リハビリ 衛生 ケア 介護 通所"),
            (.counsel, "相談 カウンセリング 傾聴 話を聞 よりどころ 専門家"),
            (.watching, "見守 気づき 声かけ 声掛け 安否 訪問 パトロール 防犯 登下校"),
            (.connecting, "紹介 つなぐ つなぎ つながり 仲介 橋渡し 調整 協定 連携 ネットワーク 会議 話し合い 交流 引き合わせ 協力"),
            (.information, "情報 広報 チラシ 周知 掲示 回覧 発信 取材 宣伝 放送 sns 案内 配布"),
            (.knowledge, "学習 勉強 宿題 指導 助言 知識 ノウハウ 研修 講師 講座 教室 読み聞かせ 育成 専門 研究 調査 教育 技術 ict 会計"),
            (.play, "遊 イベント 行事 スポーツ 体操 音楽 演奏 工作 祭 レク おはなし会 体験 カフェ サロン ダンス ベビーマッサージ リトミック 芸術 美術 文化 本の"),
            (.goods, "物品 備品 文房具 生理用品 服 物資 日用品 衣類 おもちゃ 文具 本 食器 道具 機材 家具 冷蔵庫 冷凍庫 印刷 花 制服 おむつ 寄付 寄贈 提供"),
            (.place, "場"), (.food, "食"), (.money, "金"), (.people, "人"), (.goods, "物"),
            (.money, "money fund grant donationofmoney subsidy"), (.transport, "transport deliver driv lift"),
            (.food, "food rice vegetable fruit meal bread snack cook ingredient"),
            (.people, "hands volunteer staff help people"), (.place, "place venue room kitchen space hall"),
            (.health, "health medical nurs dental care"), (.counsel, "counsel consult adviceline turnto"),
            (.watching, "watch patrol lookingafter"), (.connecting, "connect introduc network cooperat meeting"),
            (.information, "information leaflet flyer newsletter publicity pr news"),
            (.knowledge, "knowledge learn teach study lesson tutor lecture advice training"),
            (.play, "play event music sport game craft festival culture art"),
            (.goods, "goods book toy cloth stationery equipment donat supplies"),
        ]
        return table.flatMap { contentClass, list in
            list.split(separator: " ").map { (FoldedText(String($0)).text, contentClass) }
        }
    }()
}
