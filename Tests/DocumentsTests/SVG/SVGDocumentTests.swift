// SPDX-License-Identifier: Apache-2.0

@testable import Documents
import TestKit
import Testing

struct SVGDocumentTests {
    @Test func escapesWhatXMLCannotHold() throws {
        for row in try VectorFile("svg/escaping.txt").rows {
            for (index, inAttribute) in [(1, false), (2, true)] {
                var text = ""
                XMLEscaping.append(try row.field(0), to: &text, inAttribute: inAttribute)
                #expect(text == (try row.field(index)), "\(row)")
            }
        }
        var text = ""
        XMLEscaping.append("\u{1}\u{8}\u{B}\u{C}\u{1F}\u{FFFE}\u{FFFF}\u{7F}\u{10FFFF}", to: &text, inAttribute: false)
        #expect(text == String(repeating: "\u{FFFD}", count: 7) + "\u{7F}\u{10FFFF}")
    }

    @Test func writesNumbersTheSameEverywhere() throws {
        for row in try VectorFile("svg/numbers.txt").rows {
            #expect(SVGNumber.text(try row.field(0) { Double($0) }) == (try row.field(1)), "\(row)")
        }
    }

    @Test func mixesColours() {
        let middle = SVGColor.black.mixed(with: .white, share: 0.5)
        #expect(middle.text == "#808080")
        #expect(SVGColor(rgb: 0xFF_12A0_0B).text == "#12a00b")
        for share in [-1.0, .nan, -.infinity] { #expect(SVGColor.black.mixed(with: .white, share: share) == .black) }
        #expect(SVGColor.black.mixed(with: .white, share: .infinity) == .white)
    }

    @Test func drawsEveryElement() throws {
        Golden("svg/every-element.svg").expect(Self.everyElement.text)
    }

    private static var everyElement: SVGDocument {
        let outline = SVGStroke(SVGColor(rgb: 0x33_3333), width: 0.5, dashes: [2, 1])
        let gradient = SVGLinearGradient(stops: [.init(at: 0, .white), .init(at: 1, SVGColor(rgb: 0x2A_6FDB))])
        let hatching = SVGPattern.hatching(SVGColor(rgb: 0xC0_3030), on: .white, spacing: 4)
        let box = SVGBox(x: 10, y: 10, width: 80, height: 30)
        let used = SVGRectangle(box, cornerRadius: 2, style: SVGStyle(fill: .gradient(gradient), stroke: outline))
        let blocked = SVGRectangle(box.inset(by: 5), style: SVGStyle(fill: .pattern(hatching), opacity: 0.75))
        let label = SVGText(
            "2001:db8::/32 <\"R&D\">", at: SVGPoint(x: 50, y: 25), font: SVGFont(.monospace, size: 6, isBold: true),
            anchor: .middle)
        let side = SVGText(
            "Größe", at: SVGPoint(x: 5, y: 40), font: SVGFont(size: 4), color: SVGColor(rgb: 0x666666), rotation: -90)
        let arrow = SVGPath(
            [
                .move(SVGPoint(x: 10, y: 50)), .line(SVGPoint(x: 30, y: 50)),
                .curve(SVGPoint(x: 40, y: 50), SVGPoint(x: 40, y: 55), to: SVGPoint(x: 50, y: 55.5)), .close,
            ], style: SVGStyle(fill: .color(.black)))
        let rule = SVGLine(
            from: SVGPoint(x: 0, y: 58), to: SVGPoint(x: 100, y: 58),
            style: SVGStyle(fill: .gradient(gradient), stroke: SVGStroke(.black, width: 1)))
        let group = SVGGroup(
            title: "Block \u{7} & pool", offset: SVGPoint(x: 1, y: -1), clip: box,
            elements: [.rectangle(used), .rectangle(blocked), .text(label)])
        return SVGDocument(
            viewBox: SVGBox(x: 0, y: 0, width: 100, height: 60), widthOnPaper: 297, title: "Every element",
            summary: "One of each, to be compared byte by byte.",
            elements: [.group(group), .text(side), .path(arrow), .line(rule), .rectangle(used)])
    }

    /// Whatever a drawing holds, the file is well-formed, its texts survive, and every reference has its definition.
    @Test func staysWellFormed() async throws {
        try Need.command("python3")
        var generator = RandomDrawing(seed: 2_046)
        var drawings: [String] = []
        for _ in 0..<150 { drawings.append(generator.document().text) }
        let script = PackageFiles.vectors + "/svg/well_formed.py"
        let input = Array(drawings.joined(separator: "\0").utf8)
        let expected = "150 drawings, \(generator.elementCount) elements, \(generator.characterCount) characters\n"
        let outcome = try await ChildProcess.run("python3", [script], input: .bytes(input))
        #expect(try outcome.outputOfSuccess(of: "python3") == expected)
    }
}
