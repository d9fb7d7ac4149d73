/// How a page looks. It is text of the program alone: nothing of a map is ever put into it.
enum PageStyle {
    /// On every medium.
    static let common: StaticString = #"""
        *{box-sizing:border-box}
        html{font-family:system-ui,"Hiragino Sans","Yu Gothic UI",Meiryo,"Noto Sans JP","Noto Sans CJK JP",sans-serif;line-height:1.5;color:#1a1a1a;background:#fff;-webkit-text-size-adjust:100%}
        body{margin:0;overflow-wrap:anywhere}
        h1,h2,h3,p,dl,dd,ul,fieldset{margin:0;padding:0}
        fieldset{border:0;min-width:0}
        bdi{unicode-bidi:isolate}
        svg{display:block;width:100%;height:auto}
        svg text{white-space:pre}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid #d6d6d6;font-weight:normal}
        th[scope=row]{font-weight:bold}
        caption{text-align:left}
        [hidden],.off-row{display:none!important}
        .badge{border:1px solid #1a1a1a;padding:.05em .5em;font-weight:bold;white-space:nowrap}

        """#

    /// On a screen, of any size.
    static let screen: StaticString = #"""
        @media screen{
        .skip{position:absolute;left:-99em;top:0;background:#fff;padding:.5em 1em;z-index:9}
        .skip:focus{left:0}
        header{padding:.6rem 1rem .4rem;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;align-items:baseline}
        header h1{font-size:1.3rem}
        header p{font-size:.9rem}
        button,input,summary{font:inherit;color:inherit}
        button{min-height:2.4rem;padding:.2rem .8rem;background:#fff;border:1px solid #767676;border-radius:.4rem;cursor:pointer}
        button:hover{background:#f2f2f2}
        :focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
        #page-tools{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;padding:.5rem 1rem;background:#f6f4ef;border-block:1px solid #ddd8cc}
        .tool{display:flex;gap:.5rem;align-items:center;min-width:0}
        input[type=search]{width:13rem;max-width:52vw;min-height:2.4rem;padding:.2rem .5rem;border:1px solid #767676;border-radius:.4rem;background:#fff}
        input[type=range]{width:12rem;max-width:46vw;min-height:2.4rem;accent-color:#7a4300}
        #page-year-shown{min-width:6.5em}
        #page-filters{flex-basis:100%}
        #page-filters[open]{padding-bottom:.3rem}
        summary{cursor:pointer;min-height:2rem;padding-block:.2rem}
        fieldset{display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:center;padding:.25rem 0}
        fieldset legend{float:left;font-weight:bold;margin-right:.5rem;min-width:3em;padding:0}
        label.check{display:inline-flex;gap:.35rem;align-items:center;min-height:2rem}
        label.check input{width:1.15rem;height:1.15rem;margin:0;accent-color:#7a4300}
        main{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:0}
        #page-stage{min-width:0;padding:.4rem .5rem}
        #page-picture{max-height:max(18rem,100vh - 13rem);touch-action:pan-y;cursor:default;user-select:none;-webkit-user-select:none}
        #page-picture.zoomed{touch-action:none;cursor:grab}
        #page-picture.zoomed:active{cursor:grabbing}
        .bar{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.3rem 1rem}
        .under{padding:.3rem 1rem}
        .zoom{display:flex;gap:.3rem}
        .zoom button{min-width:2.8rem;padding:.2rem .6rem}
        .bar>.hint{order:-1}
        .hint{font-size:.8rem;color:#4d4d4d}
        .for-touch,.on-paper{display:none}
        #page-past{padding:.3rem 1rem;font-size:.9rem}
        #page-past ul{display:flex;flex-wrap:wrap;gap:.2rem .6rem;list-style:none}
        #page-past li{border:1px dashed #767676;border-radius:.4rem;padding:.05rem .5rem}
        #page-panel{border-left:1px solid #ddd8cc;padding:.8rem 1rem;overflow:auto;max-height:max(20rem,100vh - 10rem)}
        #page-panel h2{font-size:1.15rem}
        #page-panel h3{font-size:.95rem;margin-top:.8rem;border-top:1px solid #d6d6d6;padding-top:.5rem}
        #page-panel dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .8rem;margin-top:.35rem;font-size:.92rem}
        #page-panel dt{color:#4d4d4d}
        #page-panel .bar{flex-wrap:nowrap;align-items:start}
        #page-panel .bar button{white-space:nowrap}
        #page-panel .members{display:flex;flex-wrap:wrap;gap:.3rem;margin-top:.5rem}
        .actor,.ibasho,.more{cursor:pointer;outline:none;-webkit-tap-highlight-color:transparent}
        .lit .actor:not(.on),.lit .more:not(.on),.lit .edge:not(.on){opacity:.25}
        .on.actor>:not(text),.on.more>:not(text){stroke:#c2410c;stroke-width:2.4;fill:#fff3cf}
        .ways{fill:none;stroke:#c2410c;stroke-width:2.2;stroke-linejoin:round;pointer-events:none}
        .edge.on>path,.edge.on>polyline{stroke:#c2410c}
        .edge.on>polygon{stroke:#c2410c;fill:#c2410c}
        .node:focus-visible>:not(text),.node.pinned>:not(text){stroke:#0b57d0;stroke-width:3.4}
        #page-picture .off{opacity:.08;pointer-events:none}
        #page-list{padding:1rem}
        #page-list h2,.page-legend summary{font-size:1.1rem;font-weight:bold}
        th[scope=row] button{min-height:0;border:0;padding:.1rem 0;background:none;text-align:left;font-weight:bold;text-decoration:underline;text-decoration-color:#9a9a9a;text-underline-offset:.2em}
        .page-legend{padding:.4rem 1rem}
        .page-legend ul{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;font-size:.92rem}
        .sample{display:inline-block;width:2.4em;margin-right:.5em;vertical-align:middle;border-top:1px solid #1a1a1a}
        .sample.strong{border-top-width:4px}.sample.normal{border-top-width:2px}.sample.weak{border-top:2px dashed #595959}
        .sample.stressful{border-top:3px double #b3121d}
        .sign{font-weight:bold;margin-right:.4em}
        }
        @media screen and (hover:none){
        .for-keys{display:none}.for-touch{display:inline}
        .bar>.hint{order:0}
        }
        @media screen and (max-width:56rem){
        main{display:block}
        #page-panel{position:fixed;left:0;right:0;bottom:0;max-height:46vh;background:#fff;border:0;border-top:3px solid #7a4300;box-shadow:0 -2px 12px #0003;z-index:5}
        #page-panel.idle{display:none}
        body.reading{padding-bottom:46vh}
        #page-picture{max-height:none}
        #page-stage{padding:.2rem 0}
        #page-tools{gap:.3rem 1rem;padding:.4rem .7rem}
        header,#page-list,.page-legend,.under{padding-inline:.7rem}
        th,td{padding:.35em .4em}
        }

        """#

    /// On paper: the drawing is a sheet of its own, the list follows.
    static let print: StaticString = #"""
        @media print{
        .skip,header,#page-tools,#page-panel,.under,.page-legend{display:none}
        button{all:unset}
        html{font-size:9pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        #page-picture{width:100%;height:calc(100vh - 1mm);break-after:page}
        #page-picture .off{opacity:.08}
        #page-list h2{display:none}
        .on-paper{display:flex;gap:1em;font-size:10pt;font-weight:bold;padding:0 2mm 2mm}
        table{font-size:8pt;line-height:1.35}
        th,td{padding:.55mm 2mm}
        tr{break-inside:avoid}
        thead{display:table-header-group}
        #page-past{font-size:8pt}
        .ways{display:none}
        }

        """#

    /// The sheet that it is printed on. The list of a poster or a slide is for hands, and has a sheet of a size for them.
    static func sheet(_ paper: DrawingPaper) -> StaticString {
        switch paper {
        case .a3: "@page{size:A3 landscape;margin:10mm}\n"
        case .a4: "@page{size:A4 landscape;margin:10mm}\n"
        case .a1:
            "@page{size:841mm 594mm;margin:20mm}\n@page list{size:A3 landscape;margin:10mm}\n@media print{#page-past,#page-list{page:list}}\n"
        case .slide:
            "@page{size:338.67mm 190.5mm;margin:5mm}\n@page list{size:A4 landscape;margin:10mm}\n@media print{#page-past,#page-list{page:list}}\n"
        }
    }
}
