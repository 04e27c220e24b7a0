// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program that measures itself and prints one line of numbers.
struct NumbersProgram {
    let path: String
    let arguments: [String]

    func run() throws -> [Double] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: bytes, as: UTF8.self)
        let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard process.terminationStatus == 0, !numbers.isEmpty else {
            throw BenchmarkError("\(path) ended with \(process.terminationStatus) and said “\(text)”")
        }
        return numbers
    }
}
