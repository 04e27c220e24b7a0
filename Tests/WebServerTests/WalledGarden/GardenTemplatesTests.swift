// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProviderValues
import TestKit
import Testing

@testable import WebServer

@Suite struct GardenTemplatesTests {
    @Test func theOperatorsFilesAreUsedAndFaultsAreNamed() throws {
        try TemporaryDirectory.with { folder in
            let written = try GardenTemplates.writeOwn(into: folder.path)
            #expect(written.count == 1 + GardenLanguage.allCases.count)
            #expect(try GardenTemplates.writeOwn(into: folder.path).isEmpty)
            // Our own files, read back, are our own texts.
            let own = try GardenTemplates(in: folder.path)
            for language in GardenLanguage.allCases {
                for key in GardenTextKey.allCases {
                    #expect(own.texts(language)[key] == GardenTexts(language)[key])
                }
            }
            try "# ours\nblocked.title = Gesperrt = zu\n".write(
                toFile: folder.file("texts/de.txt"), atomically: true, encoding: .utf8)
            try "{{title}}|{{name}}".write(
                toFile: folder.file("page.mustache"), atomically: true, encoding: .utf8)
            let edited = try GardenTemplates(in: folder.path)
            var view = GardenPageView(.blocked, edited.texts(.german), GardenSettings())
            view.name = "A & B"
            #expect(edited.page(view) == "Gesperrt = zu|A &amp; B")
            #expect(edited.texts(.german)[.again] == GardenTexts(.german)[.again])
            for (name, text, fault) in [
                ("texts/de.txt", "blocked.title Gesperrt", "line 1 has no “=”"),
                ("texts/de.txt", "\n\nsomething = x", "line 3 “something” is none of the keys"),
                ("page.mustache", "{{#name}}", "page.mustache"),
                ("page.mustache", String(repeating: "x", count: 300_000), "larger than"),
            ] {
                try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
                let error = #expect(throws: GardenFileError.self) { try GardenTemplates(in: folder.path) }
                #expect(error?.description.contains(fault) == true, "\(error?.description ?? "")")
            }
        }
    }
}
