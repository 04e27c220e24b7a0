// SPDX-License-Identifier: Apache-2.0

import Foundation

/// `swift run dictgen`, in the package's folder: reads `Dictionaries/radius/*.dictionary` and writes
/// `Sources/RadiusCodec/Dictionary/Generated`. It writes nothing when a dictionary is wrong.
@main
struct DictGen {
    static let source = "Dictionaries/radius"
    static let destination = "Sources/RadiusCodec/Dictionary/Generated"

    static func main() {
        do {
            let texts = try Self.texts(in: source)
            let changed = try write(try outputs(of: texts), to: destination)
            print("dictgen: \(texts.count) dictionaries, \(changed) files of \(destination) changed")
        } catch {
            let isHere = FileManager.default.fileExists(atPath: source)
            let reason = isHere ? "\(error)" : "no folder \(source) here; run dictgen in the package's folder"
            FileHandle.standardError.write(Data("dictgen: nothing written\n\(reason)\n".utf8))
            exit(1)
        }
    }

    /// What the texts generate, by the dictionaries' names.
    /// - Throws: ``DictionaryFaults`` with everything that is wrong.
    static func outputs(of texts: [String: String]) throws(DictionaryFaults) -> [TableWriter.Output] {
        var files: [DictionaryFile] = []
        var errors: [DictionaryError] = []
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            do {
                files.append(try DictionaryParser.parse(text, name: name))
            } catch {
                errors.append(error)
            }
        }
        if errors.isEmpty { errors = DictionaryCheck.errors(in: files) }
        guard errors.isEmpty else { throw DictionaryFaults(errors: errors) }
        return TableWriter(files).outputs()
    }

    /// The dictionaries of a folder: their names without `.dictionary`, and their texts.
    static func texts(in folder: String) throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".dictionary") }
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
                return (String(name.dropLast(".dictionary".count)), text)
            })
    }

    /// Writes the files that differ, removes what no dictionary stands behind any more, and counts both.
    private static func write(_ outputs: [TableWriter.Output], to folder: String) throws -> Int {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let present = try FileManager.default.contentsOfDirectory(atPath: folder)
        let stale = Set(present).subtracting(outputs.map(\.name))
        for name in stale { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        let differing = outputs.filter { output in
            FileManager.default.contents(atPath: "\(folder)/\(output.name)") != Data(output.text.utf8)
        }
        for output in differing {
            try Data(output.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(output.name)"))
        }
        return stale.count + differing.count
    }
}

/// Everything that is wrong with the dictionaries.
struct DictionaryFaults: Error, CustomStringConvertible {
    let errors: [DictionaryError]

    var description: String { errors.map(\.description).joined(separator: "\n") }
}
