// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Foundation
import Operations
import WebServer

/// A file with a plan in it; `-` is standard input or output.
struct PlanFile {
    let name: String
    let format: PlanFormat

    init(_ name: String, format: PlanFormat?) {
        self.name = name
        self.format = format ?? PlanFormat(fileName: name)
    }

    /// The rows in the file.
    ///
    /// - Throws: ``PlanFileError`` that names the file.
    func rows() throws -> [PlanRow] {
        do {
            return switch format {
            case .csv: try PlanCSV.rows(in: try bytes())
            case .netboxJSON: try NetBoxPlan.rows(in: try bytes())
            }
        } catch let error as PlanFileError {
            throw named(error)
        }
    }

    /// What is wrong with the rows, in the file's own words for a place.
    func error(_ error: PlanImportError) -> PlanFileError {
        named(
            PlanFileError(
                problems: error.problems.map { problem in
                    switch format {
                    case .csv: problem.description
                    case .netboxJSON:
                        "prefix \(problem.line)\(problem.column.map { ", \($0.rawValue)" } ?? ""): \(problem.message)"
                    }
                }))
    }

    /// Writes a plan. A file appears as a whole or not at all.
    func write(_ snapshot: AddressPlanSnapshot) throws {
        let text =
            switch format {
            case .csv: PlanCSV.text(of: snapshot.rows)
            case .netboxJSON: NetBoxPlan.json(of: snapshot).indentedText + "\n"
            }
        try OutputFile(name).write(text)
    }

    private func named(_ error: PlanFileError) -> PlanFileError {
        var error = error
        error.file = name == "-" ? "standard input" : name
        return error
    }

    private func bytes() throws -> [UInt8] {
        if name == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: name)))
        } catch {
            throw PlanFileError("the file cannot be read: \(error.localizedDescription)")
        }
    }
}
