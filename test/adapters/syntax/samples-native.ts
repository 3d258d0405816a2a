import type { Sample } from './samples.ts'

const go = `package cart

import (
	"fmt"
	money "github.com/acme/shop/money"
)

const Rate = 3

var (
	open = true
)

type Cart struct{ items []int }

func (c *Cart) Total() int {
	return len(c.items)
}

func main() { fmt.Println(money.X) }
`

const rust = `use crate::cart::{self, Total as T, page::{View, *}};
use std::fmt;
pub mod money;
mod inner { pub fn deep() {} }
#[path = "odd.rs"]
mod odd;
const RATE: u32 = 3;
struct Shop<T>(T);
impl<T> Shop<T> {
    fn total(&self) -> u32 { super::tax::of(include!("x.rs")) }
}
trait Sells { fn sell(&self); }
enum Kind { A }
macro_rules! shout { () => {} }
`

const cpp = `#include "cart/total.h"
#include <vector>
#define MOST 3
#define ADD(a) (a)
namespace shop {
class Cart : public Base {
 public:
  int total() const { return 1; }
};
int Cart::open() {
  return 2;
}
Price& price() { return p; }
struct Page* page() { return 0; }
using Name = int;
}
enum Kind { A };
struct Row { int x; };
`

const c = `#include "shop.h"
#include <stdio.h>
typedef struct { int y; } Row;
struct Page { int class; };
int total(void) { return 1; }
char **names(int x)
{
  return 0;
}
`

const swift = `import Foundation
@testable import Shop // not Cart
let rate = "Text of Nothing"
struct Basket: Sells {
  var items: [Item] = []
  init(page: Page) { self.items = [] }
  func total(
    of kind: Kind
  ) -> Int {
    let sum = 1
    return sum
  }
  class func make() -> Basket { Basket() }
}
protocol Sells { func sell() -> Int }
extension Basket { }
/* class Gone {} */
typealias Name = String
`

export const nativeSamples: readonly Sample[] = [
  {
    path: 'a.go',
    text: go,
    references: ['package cart', 'module fmt', 'module github.com/acme/shop/money'],
    definitions: ['Rate 8-8', 'open 11-11', 'Cart 14-14', 'Total 16-18', 'main 20-20'],
  },
  {
    path: 'a.rs',
    text: rust,
    references: [
      'module crate::cart',
      'module crate::cart::Total',
      'module crate::cart::page::View',
      'module crate::cart::page',
      'module std::fmt',
      'path money',
      'path odd.rs',
      'path odd',
      'module super::tax::of',
      'module super::tax',
      'path x.rs',
    ],
    definitions: [
      'inner 4-4',
      'deep 4-4',
      'RATE 7-7',
      'Shop 8-8',
      'total 10-10',
      'Sells 12-12',
      'sell 12-12',
      'Kind 13-13',
      'shout 14-14',
    ],
  },
  {
    path: 'a.cc',
    text: cpp,
    references: ['path cart/total.h', 'module vector'],
    definitions: [
      'MOST 3-3',
      'ADD 4-4',
      'Cart 6-9',
      'total 8-8',
      'Cart::open 10-12',
      'price 13-13',
      'page 14-14',
      'Name 15-15',
      'Kind 17-17',
      'Row 18-18',
    ],
  },
  {
    path: 'a.c',
    text: c,
    references: ['path shop.h', 'module stdio.h'],
    definitions: ['Row 3-3', 'Page 4-4', 'total 5-5', 'names 6-9'],
  },
  {
    path: 'a.swift',
    text: swift,
    references: [
      'module Foundation',
      'module Shop',
      'name Basket',
      'name Sells',
      'name Item',
      'name Page',
      'name Kind',
      'name Int',
      'name Name',
      'name String',
    ],
    definitions: [
      'rate 3-3',
      'Basket 4-14',
      'init 6-6',
      'total 7-12',
      'make 13-13',
      'Sells 15-15',
      'sell 15-15',
      'Basket 16-16',
      'Name 18-18',
    ],
  },
]
