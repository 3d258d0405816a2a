import type { Sample } from './samples.ts'

const typescript = `import type { Cart } from './cart.ts'
import * as fs from "node:fs"
export * from '../money'
const lazy = () => import('./lazy.js')
import old = require('./old')
vi.mock('./mocked')
export class Shop<T> extends Base {
  readonly open = () => true
  total(cart: Cart): number {
    const add = (a: number) => a
    return add(1)
  }
}
export interface Page { title: string }
export type Name = string
enum Kind { A }
export const rate = 3, other = 4
export default function main() {}
function* each() {}
`

const javascript = `'use strict'
const cart = require('./cart')
const { a } = require("lib/a")
const worker = new URL('./worker.js', import.meta.url)
require(dynamic)
exports.total = function (items) {
  return 1
}
module.exports = { page: () => 2 }
class Shop { open() {} }
`

const python = `from __future__ import annotations
import os.path, shop.cart as cart
from .money import Price, Rate as R
from .. import views
from shop import (
    page,
)
plugin = importlib.import_module("shop.plugin")

RATE = 3

class Shop(Base):
    def total(self):
        def inner():
            pass
        return 1


@cached
async def main():
    x = 1
`

const ruby = `require 'json'
require_relative '../lib/cart'
autoload :Money, 'shop/money'
module Shop
  RATE = 3
  class Cart < Base::Thing
    def total
      Page.new
    end
    def self.make; end
  end
end
`

const php = `<?php
namespace Acme\\Shop;
use Acme\\Money\\Price;
use Acme\\{Cart, Page\\View as V};
use Acme\\Old as Older;
require_once __DIR__ . '/bootstrap.php';
include 'other.php';
const RATE = 3;
function helper(): Rate { return new Rate(); }
final class Shop extends Base implements Sells {
    use Counts;
    const MOST = 1;
    public function total(?Cart $cart): int { return Tax::of(\\Other\\Thing::X); }
}
interface Sells {}
trait Counts {}
enum Kind { case A; }
`

export const scriptSamples: readonly Sample[] = [
  {
    path: 'a.ts',
    text: typescript,
    references: [
      'module ./cart.ts',
      'module node:fs',
      'module ../money',
      'module ./lazy.js',
      'module ./old',
      'module ./mocked',
    ],
    definitions: [
      'lazy 4-4',
      'Shop 7-13',
      'open 8-8',
      'total 9-12',
      'add 10-10',
      'Page 14-14',
      'Name 15-15',
      'Kind 16-16',
      'rate 17-17',
      'other 17-17',
      'main 18-18',
      'each 19-19',
    ],
  },
  {
    path: 'a.tsx',
    text: "import { Cart } from './cart'\nexport const View = () => <Cart x={1} />\n",
    references: ['module ./cart'],
    definitions: ['View 2-2'],
  },
  {
    path: 'a.vue',
    text: '<template>\n  <p>function no() {}</p>\n</template>\n<script setup lang="ts">\nimport x from "./x"\nfunction go() {}\n</script>\n<style>\n</style>\n',
    references: ['module ./x'],
    definitions: ['go 6-6'],
  },
  {
    path: 'a.cjs',
    text: javascript,
    references: ['module ./cart', 'module lib/a', 'path ./worker.js'],
    definitions: ['cart 2-2', 'worker 4-4', 'total 6-8', 'page 9-9', 'Shop 10-10', 'open 10-10'],
  },
  {
    path: 'a.py',
    text: python,
    references: [
      'module os.path',
      'module shop.cart',
      'module .money',
      'module .money.Price',
      'module .money.Rate',
      'module ..',
      'module ..views',
      'module shop',
      'module shop.page',
      'module shop.plugin',
    ],
    definitions: ['plugin 8-8', 'RATE 10-10', 'Shop 12-16', 'total 13-16', 'inner 14-15', 'main 20-21'],
  },
  {
    path: 'a.rb',
    text: ruby,
    references: [
      'module json',
      'path ../lib/cart',
      'module shop/money',
      'name Shop',
      'name RATE',
      'name Cart',
      'name Base::Thing',
      'name Base',
      'name Thing',
      'name Page',
    ],
    definitions: ['Shop 4-12', 'RATE 5-5', 'Cart 6-11', 'total 7-9', 'make 10-10'],
  },
  {
    path: 'a.php',
    text: php,
    references: [
      'package Acme\\Shop',
      'module Acme\\Money\\Price',
      'module Acme\\Cart',
      'module Acme\\Page\\View',
      'module Acme\\Old',
      'path /bootstrap.php',
      'path other.php',
      'name Rate',
      'name Base',
      'name Sells',
      'name Counts',
      'name Cart',
      'name Tax',
      'name \\Other\\Thing',
    ],
    definitions: [
      'RATE 8-8',
      'helper 9-9',
      'Shop 10-14',
      'MOST 12-12',
      'total 13-13',
      'Sells 15-15',
      'Counts 16-16',
      'Kind 17-17',
    ],
  },
]
