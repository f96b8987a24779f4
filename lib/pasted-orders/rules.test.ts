import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pastedOrder, placeIn } from "./rules.ts";

const hotline = `【12345热线工单】
工单编号：GD20261102000123
受理时间：2026-11-02 08:30
诉求人：张女士（不保密）
联系电话：138 0000 1111
诉求地址：西郊街道示例小区3 2号楼一单元
诉求内容：下雨后一楼返水，污水冒到屋里。
物业说不归他们管。
紧急程度：紧急
办理要求：请尽快处理`;

describe("a pasted order", () => {
  it("of 12345 is read line by line, the words over several lines", () => {
    expect(pastedOrder(hotline)).toEqual({ outsideSystem: "hotline_12345", outsideNumber: "GD20261102000123", callMe: "张女士", phone: "13800001111", where: "西郊街道示例小区3 2号楼一单元", words: "下雨后一楼返水，污水冒到屋里。\n物业说不归他们管。", urgency: "urgent" });
  });
  it("of 小兰帮办 in one line, with half-width colons and other names", () => {
    const order = pastedOrder("小兰帮办 事件编号:XL-88 反映人:王** 来电号码:0931-1234567 事发地点:河山路8号 问题描述:路灯不亮");
    expect(order).toEqual({ outsideSystem: "xiaolan", outsideNumber: "XL-88", callMe: "王**", phone: "0931-1234567", where: "河山路8号", words: "路灯不亮", urgency: "" });
  });
  it("takes a title when no words stand there, and nothing from a text that is no order", () => {
    expect(pastedOrder("工单号：7\n标题：井盖破损")?.words).toBe("井盖破损");
    expect(pastedOrder("明天上午开会，请准时")).toBeNull();
    expect(pastedOrder("")).toBeNull();
  });
  it("reads tables pasted with tabs, and answers any text without failing", () => {
    expect(pastedOrder("工单编号：A1\t联系电话：13900002222\t诉求内容：垃圾没人清")).toMatchObject({ outsideNumber: "A1", phone: "13900002222", words: "垃圾没人清" });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (a, b) => {
        const order = pastedOrder(`${a}\n诉求内容：${b}`);
        return order === null || (order.words.length <= 1000 && order.outsideNumber.length <= 40);
      }),
    );
  });
});

describe("the place in an address", () => {
  const places = [
    { id: "1", name: "示例小区1" },
    { id: "12", name: "示例小区12" },
    { id: "b", name: "示例小区12 2号楼" },
  ];
  it("is the longest whole name, and no number's beginning", () => {
    expect(placeIn("西郊街道示例小区12-2号楼一单元", places)).toBe("b");
    expect(placeIn("示例小区12门口", places)).toBe("12");
    expect(placeIn("示例小区1东门", places)).toBe("1");
    expect(placeIn("别处", places)).toBeNull();
  });
});
