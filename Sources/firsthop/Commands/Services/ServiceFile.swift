// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import Operations

/// A CSV file with lines and customers, read in parts: a million rows never stand in memory together.
struct ServiceFile {
    let name: String

    /// Bytes read at once: a few thousand rows.
    private static let chunk = 1 << 20

    /// Calls the body with some thousand rows at a time, and with the share of the file that has been read.
    func forEachBatch(_ body: ([ServiceLine], Double) async throws -> Void) async throws {
        let file = try open()
        defer { try? file.close() }
        let size = Double(max(try size(of: file), 1))
        var stream = CSVStream()
        var columns: [ServiceColumn]?
        var lines: [ServiceLine] = []
        var done = 0
        var isComplete = false
        while !isComplete {
            let bytes = try read(file)
            isComplete = bytes.isEmpty
            done += bytes.count
            for record in try records(isComplete ? nil : bytes, &stream) where !record.isBlank {
                guard let known = columns else {
                    columns = try self.columns(record)
                    continue
                }
                let fields = record.fields.map(FormulaGuard.restored)
                lines.append(ServiceLine(number: record.line, columns: known, fields: fields))
            }
            while lines.count >= ImportServices.usualBatch || (isComplete && !lines.isEmpty) {
                try await body(Array(lines.prefix(ImportServices.usualBatch)), Double(done) / size)
                lines.removeFirst(min(ImportServices.usualBatch, lines.count))
            }
        }
        guard columns != nil else {
            throw ServiceFileError(file: name, problems: ["the file is empty; its first line names the columns"])
        }
    }

    private func open() throws -> FileHandle {
        guard name != "-" else {
            throw ServiceFileError(
                file: "standard input", problems: ["rows are read twice, which a pipe does not allow; name a file"])
        }
        do {
            return try FileHandle(forReadingFrom: URL(fileURLWithPath: name))
        } catch {
            throw ServiceFileError(file: name, problems: ["the file cannot be opened (\(error)); check its name"])
        }
    }

    private func size(of file: FileHandle) throws -> UInt64 {
        let size = try file.seekToEnd()
        try file.seek(toOffset: 0)
        return size
    }

    private func read(_ file: FileHandle) throws -> Data {
        do {
            return try file.read(upToCount: Self.chunk) ?? Data()
        } catch {
            throw ServiceFileError(file: name, problems: ["reading stopped (\(error))"])
        }
    }

    private func records(_ bytes: Data?, _ stream: inout CSVStream) throws -> [CSVRecord] {
        do throws(CSVError) {
            guard let bytes else { return try stream.finish() }
            return try stream.records(completedBy: bytes)
        } catch {
            throw ServiceFileError(file: name, problems: ["\(error)"])
        }
    }

    private func columns(_ heading: CSVRecord) throws -> [ServiceColumn] {
        var problems: [String] = []
        var columns: [ServiceColumn] = []
        for field in heading.fields {
            guard let column = ServiceColumn(rawValue: field) else {
                let nearest = NearestName.of(field, among: ServiceColumn.allCases.map(\.rawValue))
                let advice =
                    nearest.map { "did you mean “\($0)”?" }
                    ?? "the columns are " + ServiceColumn.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append("line \(heading.line): there is no column “\(field)”; \(advice)")
                continue
            }
            if columns.contains(column) {
                problems.append("line \(heading.line): the column “\(field)” stands there twice")
            }
            columns.append(column)
        }
        for column in [ServiceColumn.service, .customer] where problems.isEmpty && !columns.contains(column) {
            if column == .customer && columns.contains(.customerNumber) { continue }
            problems.append("line \(heading.line): the column “\(column.rawValue)” is missing; every line needs it")
        }
        guard problems.isEmpty else { throw ServiceFileError(file: name, problems: problems) }
        return columns
    }
}

/// Why a file cannot be read at all.
struct ServiceFileError: Error, CustomStringConvertible {
    let file: String
    let problems: [String]

    var description: String { problems.map { "\(file): \($0)" }.joined(separator: "\n") }
}
