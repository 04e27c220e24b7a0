// SPDX-License-Identifier: Apache-2.0

@main
enum CrashWorker {
    static func main() {}
}
