/// How a handout looks. It is text of the program alone.
enum HandoutStyle {
    /// The sheets that it is printed on: all of a size, or the drawing on a larger one.
    static func sheets(_ paper: DrawingPaper) -> StaticString {
        switch paper {
        case .a4:
            "@page{size:A4 landscape;margin:10mm}@media print{.drawing svg{width:277mm;height:189mm}}\n"
        case .a3, .a1, .slide:
            #"""
            @page{size:A4 landscape;margin:10mm}
            @page large{size:A3 landscape;margin:10mm}
            @media print{.drawing{page:large}.drawing svg{width:400mm;height:276mm}}

            """#
        }
    }

    /// Everything else.
    static let common: StaticString = #"""
        .facts{font-size:8.2pt;line-height:1.38}
        .facts header{display:flex;gap:1em;align-items:baseline;border-bottom:.5mm solid #1a1a1a;padding-bottom:1mm;margin-bottom:2mm}
        .facts h1{font-size:14pt}
        .facts header .badge{margin-left:auto}
        .facts h2,.more-names h2{font-size:9.5pt;border-bottom:.25mm solid #8a8a8a;margin:0 0 1mm}
        .blocks{display:flex;gap:5mm;flex:1;min-height:0}
        .index ul,.more-names ul{list-style:none;column-gap:4mm}
        .index li,.more-names li{break-inside:avoid;line-break:strict;line-height:1.34;padding-right:2.6em;position:relative}
        li>.cell{position:absolute;right:0;top:0}
        .no{color:#4d4d4d;font-size:.88em;margin-left:.4em}
        .cell{color:#4d4d4d;font-size:.88em}
        .w62{flex:0 0 62mm}.w96{flex:0 0 96mm}.w130{flex:0 0 130mm}
        .c1 ul{column-count:1}.c2 ul{column-count:2}.c3 ul{column-count:3}
        .f100 li{font-size:10pt}.f92 li{font-size:9.2pt}.f84 li{font-size:8.4pt}.f76 li{font-size:7.6pt}
        .f70 li{font-size:7pt}.f64 li{font-size:6.4pt}.f60 li{font-size:6pt}
        .rest{flex:1;min-width:0;display:flex;flex-direction:column}
        .pair{display:flex;gap:5mm}
        .side{flex:1 1 0;min-width:0}
        .side h2:not(:first-child){margin-top:2.5mm}
        .matrix{font-size:7.2pt;line-height:1.2;table-layout:fixed}
        .matrix td:first-child{width:31%}
        .matrix th,.matrix td{border:.2mm solid #b5b5b5;padding:.45mm .3mm;vertical-align:middle}
        .matrix td{text-align:center;white-space:nowrap}
        .matrix th[scope=col]{vertical-align:bottom;text-align:center}
        .matrix .cell{display:inline-block;font-weight:bold;margin-right:.25em}
        .matrix th[scope=col] .cell{display:block;margin:0 0 .8mm}
        .matrix th[scope=row]{font-weight:normal;padding-left:.8mm}
        .upright{writing-mode:vertical-rl;max-height:36mm;font-size:6.8pt;display:inline-block;line-height:1.1;text-align:left;white-space:nowrap;overflow:hidden}
        .figures>div{display:flex;justify-content:space-between;gap:1em;border-bottom:.15mm dotted #9a9a9a}
        .figures dd{white-space:nowrap}
        .gaps{margin:0;padding-left:1.5em}
        .gaps li{margin-bottom:.6mm}
        .who{color:#333}
        .hint{color:#4d4d4d;font-size:.92em}
        .changes dt{font-weight:bold;float:left;margin-right:.8em}
        .room{flex:1;min-height:0;overflow:hidden;margin-top:2.5mm}
        .line{height:8mm;border-bottom:.2mm solid #b5b5b5}
        @media print{
        .facts{height:188mm;overflow:hidden;display:flex;flex-direction:column}
        .facts,.more-names{break-before:page}
        .more-names ul{column-count:5}
        }
        @media screen{
        html{background:#e8e6e1}
        .sheet,.more-names{background:#fff;max-width:297mm;margin:1rem auto;padding:10mm;box-shadow:0 1px 6px #0004}
        .facts{font-size:11pt}
        .index li{font-size:10.5pt}
        .index ul{column-count:1}
        .drawing{overflow:auto}
        .line:nth-child(n+8){display:none}
        }
        @media screen and (max-width:60rem){
        .sheet{padding:1rem .7rem;margin:0 0 .7rem}
        .facts header,.blocks,.pair{display:block}
        .facts header .badge{display:inline-block}
        .index,.side,.room{margin-bottom:1.2rem}
        .matrix{font-size:9pt}
        }

        """#
}
